package io.github.waybill.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A GitOps repository on its own, and the goal run on it where no POM is: for what has nothing to do with a build. */
final class Infra {

    static final String FILE = "overlays/staging/kustomization.yaml";

    private final Path folder;
    private final Git work;

    private Infra(Path folder, Git work) {
        this.folder = folder;
        this.work = work;
    }

    /** Makes {@code infra.git} in a folder, with an overlay that runs {@code old} of the services {@code s0}, {@code s1} and so on. */
    static Infra make(Path folder, int services) throws IOException, InterruptedException {
        Path content = folder.resolve("infra");
        Path file = content.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected(services, List.of()));
        Files.writeString(
                file.resolveSibling("services.yaml"),
                IntStream.range(0, services).mapToObj(i -> pod("s" + i)).collect(Collectors.joining("---\n")));
        return new Infra(folder, Git.bareOf(content, folder.resolve("infra.git"), "Begin"));
    }

    /** Returns what the overlay of so many services has to be when those of these numbers run {@code next}. */
    static String expected(int services, List<Integer> bumped) {
        return IntStream.range(0, services)
                .mapToObj(i -> "  - name: s%d\n    newTag: %s\n".formatted(i, bumped.contains(i) ? "next" : "old"))
                .collect(Collectors.joining("", "# by hand\nresources:\n  - services.yaml\nimages:\n", ""));
    }

    /** Returns the manifest of a workload that runs the image of a service twice. */
    static String pod(String service) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %1$s
                spec:
                  initContainers:
                    - name: migrate
                      image: %1$s
                  containers:
                    - name: serve
                      image: %1$s
                """.formatted(service);
    }

    /** Returns a commit's id as it is written into an overlay: about one in a million looks like a number, and then needs quotes. */
    static String tag(String commit) {
        return commit.matches("[0-9e]+|0b[0-9]+") ? '"' + commit + '"' : commit;
    }

    /** Returns the folder that holds {@code infra.git}. */
    Path folder() {
        return folder;
    }

    /** Returns a clone. */
    Git work() {
        return work;
    }

    Git bare() {
        return new Git(folder.resolve("infra.git"));
    }

    String fileUrl() {
        return folder.resolve("infra.git").toUri().toString();
    }

    /** Returns the overlay's file on a branch. */
    String overlay(String branch) throws IOException, InterruptedException {
        return bare().run("show", branch + ":" + FILE);
    }

    /** Returns the newest commit of a branch. */
    String tip(String branch) throws IOException, InterruptedException {
        return bare().run("rev-parse", branch).strip();
    }

    /** Runs the goal for {@code next} of the service {@code s0}. */
    Maven.Result bump(Maven maven, String url, String... options) throws IOException {
        return bumpService("s0", maven, url, options);
    }

    Maven.Result bumpService(String service, Maven maven, String url, String... options) throws IOException {
        return maven.run(empty(service), arguments(service, url, options));
    }

    /** Starts the goal for {@code next} of a service and does not wait for it. */
    Process start(String service, Maven maven, Path log, String... options) throws IOException {
        return maven.start(empty(service), log, arguments(service, fileUrl(), options));
    }

    /** Returns where the goal leaves the receipt of a service. */
    Path receipt(String service) throws IOException {
        return empty(service).resolve("target/kustomize-bump/bump.json");
    }

    private Path empty(String service) throws IOException {
        return Files.createDirectories(folder.resolve("empty-" + service));
    }

    static String[] arguments(String service, String url, String... options) {
        List<String> goal = List.of(
                "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":bump",
                "-Dkustomize-bump.repository=" + url,
                "-Dkustomize-bump.overlays=overlays/staging",
                "-Dkustomize-bump.image=" + service,
                "-Dkustomize-bump.newTag=next",
                "-Dkustomize-bump.verifyImage=false");
        return Stream.concat(goal.stream(), Stream.of(options)).toArray(String[]::new);
    }
}
