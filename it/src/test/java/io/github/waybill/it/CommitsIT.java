package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.FaultyServer;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.HttpProxy;
import io.github.waybill.it.servers.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How commits are made and how they get to the server. */
class CommitsIT extends Judged {

    private static final Login LOGIN = new Login("robot", "s3cret-of-git");

    @Test
    void credentialHelperOfGitIsAsked() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), LOGIN, folder("lighttpd"))) {
            String url = git.url("infra.git");
            Path store = Files.writeString(
                    folder.resolve("credentials"),
                    url.replace("http://", "http://" + LOGIN.username() + ":" + LOGIN.password() + "@"));
            Maven maven = Maven.running()
                    .where("GIT_CONFIG_GLOBAL", config("[credential]\n  helper = store --file='" + store + "'\n"));

            Maven.Result result = infra.bump(maven, url).orFail();

            assertThat(result.log()).contains("Pushed " + infra.tip("main")).doesNotContain(LOGIN.password());
        }
    }

    @Test
    void proxyOfSettingsIsGoneThrough() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        Login proxyLogin = new Login("clerk", "s3cret-of-proxy");
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), LOGIN, folder("lighttpd"));
                HttpProxy proxy = HttpProxy.start(proxyLogin)) {
            String proxies =
                    "<proxy><protocol>http</protocol><host>127.0.0.1</host><port>%d</port><username>%s</username><password>%s</password><nonProxyHosts>*.example.com</nonProxyHosts></proxy>"
                            .formatted(proxy.port(), proxyLogin.username(), proxyLogin.password());
            Maven maven = Maven.running().with(folder, server(), proxies);

            Maven.Result result = infra.bump(maven, git.url("infra.git"));

            assertThat(result.log()).contains("Pushed " + infra.tip("main")).doesNotContain("s3cret");
            assertThat(proxy.seen()).contains(git.url("infra.git") + "/git-receive-pack");
        }
    }

    @Test
    void anotherBranchIsPushedWithOptionsForAMergeRequest() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        infra.bare().run("config", "receive.advertisePushOptions", "true");
        infra.bare()
                .hook("pre-receive", "echo \"$GIT_PUSH_OPTION_COUNT $GIT_PUSH_OPTION_0 $GIT_PUSH_OPTION_1\" >options");
        String main = infra.tip("main");
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), LOGIN, folder("lighttpd"))) {
            Maven maven = Maven.running().with(folder, server());

            Maven.Result result = infra.bump(
                            maven,
                            git.url("infra.git"),
                            "-Dkustomize-bump.pushBranch=release/next",
                            "-Dkustomize-bump.pushOptions=merge_request.create,merge_request.target=main")
                    .orFail();

            assertThat(result.log())
                    .contains("Pushed " + infra.tip("release/next") + " to release/next of " + git.url("infra.git"));
            assertThat(infra.tip("main")).isEqualTo(main);
            assertThat(infra.overlay("release/next")).isEqualTo(Infra.expected(1, List.of(0)));
            assertThat(Files.readString(infra.bare().folder().resolve("options")))
                    .isEqualTo("2 merge_request.create merge_request.target=main\n");
        }
    }

    /** The server hangs up after 40,000 bytes: enough for the way to one file, far from enough for 2,000. */
    @Test
    void whatIsFetchedDoesNotGrowWithTheNumberOfFiles() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Path file = infra.work().folder().resolve("apps/a%d/b%d/values.yaml".formatted(i / 50, i));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "value: " + Long.toHexString(random.nextLong()) + "\n");
        }
        infra.work().commit("Fill it");
        infra.work().run("push", "-q", "origin", "main");
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), LOGIN, folder("lighttpd"))) {
            Maven maven = Maven.running().with(folder, server());
            try (FaultyServer server = FaultyServer.cutting(git.port(), 40_000)) {
                String url = "http://127.0.0.1:" + server.port() + "/git/infra.git";
                assertThat(infra.bump(maven, url).exitCode()).isNotZero();
            }
            infra.bare().run("config", "uploadpack.allowFilter", "true");
            infra.bare().run("config", "receive.unpackLimit", "1");
            try (FaultyServer server = FaultyServer.cutting(git.port(), 40_000)) {
                String url = "http://127.0.0.1:" + server.port() + "/git/infra.git";
                infra.bump(maven, url).orFail();
            }
        }
        assertThat(infra.overlay("main")).isEqualTo(Infra.expected(1, List.of(0)));
        assertThat(infra.bare().run("ls-tree", "-r", "--name-only", "main").lines())
                .hasSize(2_002);
        infra.bare().run("fsck", "--strict");
        // The commit, the trees of the root, overlays and overlays/staging, and the file.
        Path packs = infra.bare().folder().resolve("objects/pack");
        try (Stream<Path> files = Files.list(packs)) {
            Path newest = files.filter(file -> file.toString().endsWith(".idx"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
            assertThat(infra.bare()
                            .run("verify-pack", "-v", newest.toString())
                            .lines()
                            .filter(line -> line.matches("[0-9a-f]{40} .*")))
                    .hasSize(5);
        }
    }

    @Test
    void commitIsSignedWithTheUsersSshKey() throws Exception {
        Needs.programs("ssh-keygen");
        Infra infra = Infra.make(folder, 1);
        Path key = folder.resolve("key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "robot@example.com", "-f", key.toString());
        Files.writeString(
                folder.resolve("signers"), "robot@example.com " + Files.readString(folder.resolve("key.pub")));
        Maven maven = Maven.running()
                .where("GIT_CONFIG_GLOBAL", config("[gpg]\n  format = ssh\n[user]\n  signingKey = " + key + "\n"));

        infra.bump(
                        maven,
                        infra.fileUrl(),
                        "-Dkustomize-bump.sign=true",
                        "-Dkustomize-bump.author=Release Train <train@example.com>",
                        "-Dkustomize-bump.committer=Robot <robot@example.com>",
                        "-Dkustomize-bump.message=chore: {services} to {overlays}")
                .orFail();

        assertThat(infra.bare()
                        .run(
                                "-c",
                                "gpg.ssh.allowedSignersFile=" + folder.resolve("signers"),
                                "log",
                                "-1",
                                "--format=%G? %GS%n%an <%ae>%n%cn <%ce>%n%B",
                                "main")
                        .strip())
                .isEqualTo("""
                        G robot@example.com
                        Release Train <train@example.com>
                        Robot <robot@example.com>
                        chore: s0 to overlays/staging

                        Waybill-Image: overlays/staging s0:next""");
        infra.bare().run("fsck", "--strict");
    }

    @Test
    void commitIsSignedWithTheUsersOpenPgpKey() throws Exception {
        Needs.programs("gpg");
        Infra infra = Infra.make(folder, 1);
        // The agent's socket needs a short path.
        Path home = Files.createTempDirectory("gpg");
        String homeOption = "--homedir=" + home;
        try {
            assertThat(home.toFile().setReadable(false, false) && home.toFile().setReadable(true, true))
                    .isTrue();
            run("gpg", homeOption, "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", "robot@example.com");
            Maven maven = Maven.running()
                    .where("GNUPGHOME", home.toString())
                    .where("GIT_CONFIG_GLOBAL", config("[user]\n  signingKey = robot@example.com\n"));

            infra.bump(maven, infra.fileUrl(), "-Dkustomize-bump.sign=true").orFail();

            assertThat(infra.bare().run("cat-file", "commit", "main")).contains("-----BEGIN PGP SIGNATURE-----");
            Path signed = folder.resolve("signed");
            run(
                    "bash",
                    "-c",
                    "GNUPGHOME=%s git --git-dir=%s verify-commit main 2>%s"
                            .formatted(home, infra.bare().folder(), signed));
            assertThat(Files.readString(signed)).contains("Good signature from \"robot@example.com\"");
        } finally {
            run("gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent");
            Folders.fresh(home);
            Files.delete(home);
        }
    }

    @Test
    void commitThatCannotBeSignedIsNotMade() throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");
        String noKey = "[gpg]\n  format = ssh\n[user]\n  signingKey = " + folder.resolve("none") + "\n";
        Maven maven = Maven.running().where("GIT_CONFIG_GLOBAL", config(noKey));

        Maven.Result result = infra.bump(maven, infra.fileUrl(), "-Dkustomize-bump.sign=true");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains("git could not sign the commit", "kustomize-bump.sign=false");
        assertThat(infra.tip("main")).isEqualTo(before);
    }

    @Test
    void archivedRepositoryIsNamedInTheWordsOfItsHost() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");
        String reason = "This repository was archived so it is read-only.";
        try (GitOverHttp git = GitOverHttp.archived(infra.folder(), LOGIN, folder("lighttpd"), reason)) {
            Maven.Result result = infra.bump(Maven.running().with(folder, server()), git.url("infra.git"));

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.log())
                    .contains("The GitOps repository " + git.url("infra.git") + " refuses the push to main", reason)
                    .doesNotContain(LOGIN.password());
            assertThat(infra.tip("main")).isEqualTo(before);
        }
    }

    @Test
    void ofSeveralRepositoriesEachIsWrittenOrNotAndTheReceiptSaysWhich() throws Exception {
        try (Shop shop = Shop.open(folder.resolve("work"), Maven.running())) {
            Git other = Git.bareOf(
                    Folders.copy(Setting.root().resolve("it/demo/infra-config"), folder.resolve("other")),
                    folder.resolve("other.git"),
                    "What another cluster runs");
            shop.services()
                    .edit(
                            "pom.xml",
                            "https://git.example.com/shop/infra-config.git",
                            shop.infra().origin());
            say(shop, "search", "repository", other.origin());
            say(shop, "pricing", "branch", "nowhere");
            String commit = shop.services().commit("Deploy pricing and search elsewhere");

            Maven.Result result = Maven.running()
                    .run(
                            shop.services().folder(),
                            "deploy",
                            "-Dimage.repository=" + shop.registry().host() + "/shop",
                            "-Djib.allowInsecureRegistries=true",
                            "-Dkustomize-bump.adopt=true");

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.log())
                    .contains("1 of 3 GitOps repositories were not written", "has no branch nowhere; it has main");
            shop.pull();
            assertThat(staging(shop.infra()))
                    .contains("newName: " + shop.image("credit-check"), commit)
                    .doesNotContain(shop.image("pricing"), shop.image("search"));
            other.run("pull", "-q", "--ff-only", "origin", "main");
            assertThat(staging(other))
                    .contains("newName: " + shop.image("search"), commit)
                    .doesNotContain(shop.image("pricing"), shop.image("credit-check"));
            JsonArray targets = JsonParser.parseString(
                            Files.readString(shop.services().folder().resolve("target/kustomize-bump/bump.json")))
                    .getAsJsonObject()
                    .getAsJsonArray("targets");
            assertThat(targets).hasSize(3);
            for (JsonElement element : targets) {
                JsonObject target = element.getAsJsonObject();
                boolean main = target.get("branch").getAsString().equals("main");
                assertThat(target.has("commit")).isEqualTo(main);
                assertThat(target.has("error")).isEqualTo(!main);
            }
        }
    }

    /** Gives a module a property of the goal. */
    private static void say(Shop shop, String module, String parameter, String value) throws IOException {
        String artifact = "<artifactId>" + module + "</artifactId>";
        String property = "<properties><kustomize-bump.%1$s>%2$s</kustomize-bump.%1$s></properties>";
        shop.services().edit(module + "/pom.xml", artifact, artifact + property.formatted(parameter, value));
    }

    private static String staging(Git infra) throws IOException {
        return Files.readString(infra.folder().resolve("overlays/staging/kustomization.yaml"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private String config(String content) throws IOException {
        return Files.writeString(folder.resolve("gitconfig"), content).toString();
    }

    private static String server() {
        return "<server><id>127.0.0.1</id><username>%s</username><password>%s</password></server>"
                .formatted(LOGIN.username(), LOGIN.password());
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
