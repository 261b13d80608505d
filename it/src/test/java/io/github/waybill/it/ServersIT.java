package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.it.servers.Certificate;
import io.github.waybill.it.servers.DockerRegistry;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.GitOverSsh;
import io.github.waybill.it.servers.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chain through the servers that teams run, with the credentials they ask for. */
class ServersIT extends JudgedShop {

    private static final Login LOGIN = new Login("robot", "s3cret-of-the-robot");

    @Test
    void gitOverHttpWithTheServerOfSettings() throws Exception {
        Needs.programs("lighttpd");
        try (GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, folder("lighttpd"))) {
            Maven maven = Maven.running().with(folder, server("infra", LOGIN));
            Maven.Result result = shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Dkustomize-bump.repository=" + git.url("infra-config.git"),
                            "-Dkustomize-bump.serverId=infra")
                    .orFail();
            assertReleased(result);
        }
    }

    @Test
    void gitOverHttpWithWrongCredentials() throws Exception {
        Needs.programs("lighttpd");
        String before = shop.infra().head();
        try (GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, folder("lighttpd"))) {
            Maven maven = Maven.running().with(folder, server("127.0.0.1", new Login("robot", "wrong-s3cret")));
            Maven.Result result = shop.maven(
                    maven,
                    "deploy",
                    "-Dkustomize-bump.adopt=true",
                    "-Dkustomize-bump.repository=" + git.url("infra-config.git"));
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.log())
                    .contains("cannot be reached", "Check kustomize-bump.repository")
                    .doesNotContain("wrong-s3cret");
            assertThat(shop.pull()).isEqualTo(before);
        }
    }

    @Test
    void gitOverHttpWithAnEncryptedPassword() throws Exception {
        Needs.programs("lighttpd");
        Path home = folder("home");
        Maven maven = Maven.running().at(home);
        String master = encrypted(maven.run(folder, "--encrypt-master-password", "master"));
        Files.writeString(
                Files.createDirectories(home.resolve(".m2")).resolve("settings-security.xml"),
                "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        String encrypted = encrypted(maven.run(folder, "--encrypt-password", LOGIN.password()));
        try (GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, folder("lighttpd"))) {
            assertReleased(shop.maven(
                            Maven.running()
                                    .with(folder, server("127.0.0.1", new Login(LOGIN.username(), encrypted)))
                                    .at(home),
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Dkustomize-bump.repository=" + git.url("infra-config.git"))
                    .orFail());
        }
    }

    @Test
    void gitOverHttpWithTheEnvironment() throws Exception {
        Needs.programs("lighttpd");
        Maven maven = Maven.running()
                .where("KUSTOMIZE_BUMP_USERNAME", LOGIN.username())
                .where("KUSTOMIZE_BUMP_PASSWORD", LOGIN.password());
        try (GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, folder("lighttpd"))) {
            assertReleased(shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Dkustomize-bump.repository=" + git.url("infra-config.git"))
                    .orFail());
        }
    }

    @Test
    void refusalOfTheServerIsQuoted() throws Exception {
        Needs.programs("lighttpd");
        String before = shop.infra().head();
        new Git(shop.folder().resolve("infra-config.git"))
                .hook("pre-receive", "echo 'releases are frozen' >&2; exit 1");
        try (GitOverHttp git = GitOverHttp.serve(shop.folder(), LOGIN, folder("lighttpd"))) {
            Maven maven = Maven.running().with(folder, server("127.0.0.1", LOGIN));
            Maven.Result result = shop.maven(
                    maven,
                    "deploy",
                    "-Dkustomize-bump.adopt=true",
                    "-Dkustomize-bump.repository=" + git.url("infra-config.git"));
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.log()).contains("refuses the push to main", "releases are frozen");
            assertThat(shop.pull()).isEqualTo(before);
        }
    }

    @Test
    void gitOverSshWithTheKeyOfAnAgent() throws Exception {
        Needs.programs("sshd", "ssh-keygen", "ssh-agent", "ssh-add");
        try (GitOverSsh git = GitOverSsh.serve(folder("sshd"));
                GitOverSsh.Agent agent = git.moveKeyToAgent()) {
            Path home = folder("home");
            Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("known_hosts"), git.knownHost());
            Maven maven = Maven.running()
                    .at(home)
                    .where("SSH_AUTH_SOCK", agent.socket().toString());
            assertReleased(shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Dkustomize-bump.repository="
                                    + git.url(shop.folder().resolve("infra-config.git")))
                    .orFail());
        }
    }

    @Test
    void sshServerThatNobodyKnowsIsRefused() throws Exception {
        Needs.programs("sshd", "ssh-keygen");
        try (GitOverSsh git = GitOverSsh.serve(folder("sshd"))) {
            String server = "<server><id>infra</id><username>%s</username><privateKey>%s</privateKey></server>"
                    .formatted(System.getProperty("user.name"), git.clientKey());
            Maven maven = Maven.running().with(folder, server).at(folder("home"));
            Maven.Result result = shop.maven(
                    maven,
                    "deploy",
                    "-Dkustomize-bump.repository=" + git.url(shop.folder().resolve("infra-config.git")),
                    "-Dkustomize-bump.serverId=infra");
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.log()).contains("cannot be reached", "known_hosts");
        }
    }

    @Test
    void gitOverSshWithTheKeyOfSettings() throws Exception {
        Needs.programs("sshd", "ssh-keygen");
        try (GitOverSsh git = GitOverSsh.serve(folder("sshd"))) {
            Path home = folder("home");
            Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("known_hosts"), git.knownHost());
            String server = "<server><id>infra</id><username>%s</username><privateKey>%s</privateKey></server>"
                    .formatted(System.getProperty("user.name"), git.clientKey());
            Maven maven = Maven.running().with(folder, server).at(home);
            Maven.Result result = shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Dkustomize-bump.repository="
                                    + git.url(shop.folder().resolve("infra-config.git")),
                            "-Dkustomize-bump.serverId=infra")
                    .orFail();
            assertReleased(result);
        }
    }

    @Test
    void registryWithBasicAuthentication() throws Exception {
        Needs.programs("docker-registry", "htpasswd");
        try (DockerRegistry registry = DockerRegistry.serve(LOGIN, null, folder("registry-plain"))) {
            Maven maven = Maven.running().with(folder, server(registry.host(), LOGIN));
            assertReleased(shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-DsendCredentialsOverHttp=true",
                            "-Dimage.repository=" + registry.host() + "/shop")
                    .orFail());
        }
    }

    @Test
    void registryWithTls() throws Exception {
        Needs.programs("docker-registry", "htpasswd");
        Certificate certificate = Certificate.create(folder("tls"));
        try (DockerRegistry registry = DockerRegistry.serve(LOGIN, certificate, folder("registry-tls"))) {
            Maven maven =
                    Maven.running().with(folder, server(registry.host(), LOGIN)).trusting(certificate);
            assertReleased(shop.maven(
                            maven,
                            "deploy",
                            "-Dkustomize-bump.adopt=true",
                            "-Djib.allowInsecureRegistries=false",
                            "-Dimage.repository=" + registry.host() + "/shop")
                    .orFail());
        }
    }

    private void assertReleased(Maven.Result result) throws IOException, InterruptedException {
        assertThat(result.log()).contains("Pushed " + shop.pull()).doesNotContain(LOGIN.password());
        assertThat(Files.readString(shop.infra().folder().resolve("overlays/staging/kustomization.yaml")))
                .contains("newTag: " + shop.services().head());
        assertThat(Files.readString(shop.services().folder().resolve("target/kustomize-bump/bump.json")))
                .doesNotContain(LOGIN.password());
    }

    /** Maven writes the password in braces, and around it what a terminal needs. */
    private static String encrypted(Maven.Result result) {
        String log = result.log();
        return log.substring(log.indexOf('{'), log.lastIndexOf('}') + 1);
    }

    private static String server(String id, Login login) {
        return "<server><id>%s</id><username>%s</username><password>%s</password></server>"
                .formatted(id, login.username(), login.password());
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
