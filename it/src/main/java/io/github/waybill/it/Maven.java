package io.github.waybill.it;

import io.github.waybill.it.servers.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.jspecify.annotations.Nullable;

/** A Maven to run, with a local repository and settings of its own, in which the plugins just built lie. */
public final class Maven {

    private static final int LONGEST_SECONDS = 600;

    private final Path home;
    private final Path javaHome;
    private final Path userHome;
    private final Path repository;
    private final Path settings;
    private final String options;
    private final Map<String, String> environment = new HashMap<>(Git.ENVIRONMENT);

    private Maven(Path home, Path javaHome, Path userHome, Path repository, Path settings, String options) {
        this.home = home;
        this.javaHome = javaHome;
        this.userHome = userHome;
        this.repository = repository;
        this.settings = settings;
        this.options = options;
    }

    /** What a run came to. */
    public record Result(int exitCode, String log) {

        /** Returns this result if the build was a success. */
        public Result orFail() {
            if (exitCode != 0) {
                throw new IllegalStateException("The build failed:\n" + log);
            }
            return this;
        }
    }

    /** Returns the Maven that builds this project. */
    public static Maven running() throws IOException {
        return of("running", Setting.maven());
    }

    /** Returns a Maven that the build of this module has unpacked. */
    public static Maven version(String version) throws IOException {
        return of(version, Setting.root().resolve("it/.maven/apache-maven-" + version));
    }

    private static Maven of(String name, Path home) throws IOException {
        Path own = Setting.root().resolve("it/.maven");
        Path repository = Files.createDirectories(own.resolve("repository-" + name));
        Path userHome = Files.createDirectories(own.resolve("home-" + name));
        Path settings = Files.writeString(userHome.resolve("settings.xml"), settings("", ""));
        installPlugins(repository);
        return new Maven(home, Path.of(System.getProperty("java.home")), userHome, repository, settings, "");
    }

    /** Returns this Maven on another JDK. */
    public Maven on(Path otherJava) {
        return new Maven(home, otherJava, userHome, repository, settings, options);
    }

    /** Returns this Maven with servers in its settings. */
    public Maven with(Path folder, String servers) throws IOException {
        return with(folder, servers, "");
    }

    /** Returns this Maven with servers and proxies in its settings. */
    public Maven with(Path folder, String servers, String proxies) throws IOException {
        Path own = Files.writeString(folder.resolve("settings.xml"), settings(servers, proxies));
        return new Maven(home, javaHome, userHome, repository, own, options);
    }

    /** Returns this Maven for a user with another home. */
    public Maven at(Path otherHome) {
        return new Maven(home, javaHome, otherHome, repository, settings, options);
    }

    /** Sets an environment variable of this Maven. */
    public Maven where(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Returns this Maven on a JVM that trusts a certificate and no other. */
    public Maven trusting(Certificate certificate) {
        return onJvm("-Djavax.net.ssl.trustStore=" + certificate.trustStore() + " -Djavax.net.ssl.trustStorePassword="
                + Certificate.PASSWORD);
    }

    /** Returns this Maven on a JVM with options of its own. */
    public Maven onJvm(String jvmOptions) {
        return new Maven(home, javaHome, userHome, repository, settings, " " + jvmOptions);
    }

    /** What is on this machine already is copied from the running Maven's local repository and not downloaded again. */
    private static String settings(String servers, String proxies) {
        String repository =
                "<id>on-this-machine</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>false</enabled></snapshots>"
                        .formatted(Setting.repository().toUri());
        return """
                <settings>
                  <servers>%s</servers>
                  <proxies>%s</proxies>
                  <profiles><profile>
                    <id>it</id>
                    <repositories><repository>%s</repository></repositories>
                    <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>it</activeProfile></activeProfiles>
                </settings>
                """.formatted(servers, proxies, repository, repository);
    }

    /** Lays the artifacts where {@code mvn install} would, so that {@code mvn verify} is enough to test them. */
    private static void installPlugins(Path repository) throws IOException {
        Path root = Setting.root();
        install(repository, "waybill", root.resolve("pom.xml"), null);
        install(repository, "service-parent", root.resolve("service-parent/pom.xml"), null);
        for (String plugin : List.of("build-graph-maven-plugin", "kustomize-bump-maven-plugin")) {
            Path module = root.resolve(plugin);
            Path jar = module.resolve("target/" + plugin + "-" + Setting.version() + ".jar");
            install(repository, plugin, module.resolve("pom.xml"), jar);
        }
    }

    private static void install(Path repository, String artifactId, Path pom, @Nullable Path jar) throws IOException {
        String version = Setting.version();
        Path folder = Folders.fresh(
                repository.resolve("io/github/waybill").resolve(artifactId).resolve(version));
        Files.copy(pom, folder.resolve(artifactId + "-" + version + ".pom"));
        if (jar != null) {
            Files.copy(jar, folder.resolve(artifactId + "-" + version + ".jar"));
        }
    }

    /** Runs a script of bash in a folder, in which {@code mvn} is this Maven with some more options, as a pipeline would. */
    public Result script(Path folder, String script, List<String> options) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(userHome.resolve("bin"));
        Path mvn = programs.resolve("mvn");
        Files.writeString(
                mvn,
                "#!/bin/sh\nexec '%s/bin/mvn' -s '%s' '-Dmaven.repo.local=%s' %s \"$@\"\n"
                        .formatted(home, settings, repository, String.join(" ", options)));
        if (!mvn.toFile().setExecutable(true)) {
            throw new IOException(mvn + " cannot be made executable");
        }
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(environment);
        bash.environment().put("JAVA_HOME", javaHome.toString());
        bash.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        bash.environment().put("DOCKER_CONFIG", userHome.toString());
        Process process = bash.start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), log);
    }

    /** Starts Maven in a folder and does not wait for it; what it says goes to a file. */
    public Process start(Path folder, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mvn").toString(),
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        ProcessBuilder mvn = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        mvn.environment().putAll(environment);
        mvn.environment().put("JAVA_HOME", javaHome.toString());
        mvn.environment().put("MAVEN_OPTS", "-Duser.home=" + userHome + " -Xmx256m" + options);
        mvn.environment().put("DOCKER_CONFIG", userHome.toString());
        return mvn.start();
    }

    /** Runs Maven in a folder, at most ten minutes, and returns what it said. */
    public Result run(Path folder, String... arguments) throws IOException {
        // Two threads write to it.
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        InvocationRequest request = new DefaultInvocationRequest()
                .setBatchMode(true)
                .setBaseDirectory(folder.toFile())
                .setJavaHome(javaHome.toFile())
                .setMavenHome(home.toFile())
                .setUserSettingsFile(settings.toFile())
                .setLocalRepositoryDirectory(repository.toFile())
                .setMavenOpts("-Duser.home=" + userHome + " -Xmx1g" + options)
                .setOutputHandler(log::add)
                .setErrorHandler(log::add)
                .addArgs(List.of(arguments));
        environment.forEach(request::addShellEnvironment);
        request.addShellEnvironment("DOCKER_CONFIG", userHome.toString());
        request.setTimeoutInSeconds(LONGEST_SECONDS);
        try {
            InvocationResult result = new DefaultInvoker().execute(request);
            if (result.getExecutionException() != null) {
                log.add(String.valueOf(result.getExecutionException().getMessage()));
            }
            return new Result(result.getExitCode(), String.join("\n", log));
        } catch (MavenInvocationException e) {
            throw new IOException(e);
        }
    }
}
