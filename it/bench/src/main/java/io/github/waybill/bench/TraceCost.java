package io.github.waybill.bench;

import io.github.waybill.it.Folders;
import io.github.waybill.it.Git;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.Login;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a trace of many services costs, whole process and over HTTP, beside a shell loop over kubectl and git that joins the same links, in turns.
 * The median of five of each counts.
 */
final class TraceCost {

    private static final List<String> STAGES = List.of("dev", "staging", "production");

    private static final int TURNS = 5;
    private static final Login LOGIN = new Login("robot", "password");

    private static final String LOOP = """
            for stage in dev staging production; do
              kubectl kustomize infra/overlays/$stage | sed -n 's/.*image: //p' | sort -u | while read -r image; do
                tag=${image##*:}
                git -C services log -1 --format='%h %an %ad %s' "$tag"
                git -C services rev-list --count "$tag..main"
                git -C infra log -1 --format=%h -S"$tag" -- "overlays/$stage/kustomization.yaml"
              done
            done
            """;

    private final Path folder;
    private final int services;
    private final int commits;

    private TraceCost(Path folder, int services, int commits) {
        this.folder = folder;
        this.services = services;
        this.commits = commits;
    }

    static void measure(int services, int commits) throws Exception {
        Path folder = Folders.fresh(Setting.root().resolve("it/bench/target/trace"));
        new TraceCost(folder, services, commits).measure();
    }

    private void measure() throws Exception {
        List<String> ids = serviceRepository();
        gitOpsRepository(ids);
        Git bare = new Git(folder.resolve("infra.git"));
        new Git(folder).run("clone", "-q", "--bare", "infra", "infra.git");
        bare.run("config", "uploadpack.allowFilter", "true");
        List<String> names = List.of("trace", "of which Maven", "shell loop");
        List<List<Measured>> all = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (GitOverHttp git = GitOverHttp.serve(folder, LOGIN, Files.createDirectories(folder.resolve("server")))) {
            for (int i = 0; i < TURNS; i++) {
                all.get(0).add(trace(git, "false"));
                all.get(1).add(trace(git, "true"));
                all.get(2).add(loop());
            }
        }
        System.out.printf(
                "%n%d services in %d overlays, %,d commits of the services%n%-16s %9s %9s %10s%n",
                services, STAGES.size(), commits, "", "ms", "CPU ms", "peak KB");
        for (int i = 0; i < names.size(); i++) {
            Measured median = Measured.medians(all.get(i));
            System.out.printf(
                    "%-16s %,9d %,9d %,10d%n", names.get(i), median.millis(), median.cpuMillis(), median.kilobytes());
        }
    }

    private Measured trace(GitOverHttp git, String skip) throws IOException, InterruptedException {
        return Measured.run(Maven.running()
                .where("KUSTOMIZE_BUMP_USERNAME", LOGIN.username())
                .where("KUSTOMIZE_BUMP_PASSWORD", LOGIN.password())
                .start(
                        folder.resolve("services"),
                        folder.resolve("trace.log"),
                        "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":trace",
                        "-Dkustomize-bump.repository=" + git.url("infra.git"),
                        "-Dkustomize-bump.askRegistry=false",
                        "-Dkustomize-bump.skip=" + skip));
    }

    /** The loop has a clone of the GitOps repository at hand already. */
    private Measured loop() throws IOException, InterruptedException {
        return Measured.run(new ProcessBuilder("bash", "-e", "-c", LOOP)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("loop.log").toFile())
                .start());
    }

    /** Makes the services' history and returns its commits, the oldest first. */
    private List<String> serviceRepository() throws IOException, InterruptedException {
        Git git = new Git(Files.createDirectories(folder.resolve("services")));
        git.run("init", "-q", "-b", "main");
        Path stream = folder.resolve("services.stream");
        try (BufferedWriter out = Files.newBufferedWriter(stream)) {
            for (int i = 0; i < commits; i++) {
                commit(out, i, "Change number " + i);
                file(out, "module" + i % services + "/file.txt", "line " + i + "\n");
            }
        }
        load(git, stream);
        return git.run("rev-list", "--reverse", "main").lines().toList();
    }

    /** Makes the GitOps repository: a base with all services, and a commit with a receipt for each service in each overlay. */
    private void gitOpsRepository(List<String> ids) throws IOException, InterruptedException {
        Git git = new Git(Files.createDirectories(folder.resolve("infra")));
        git.run("init", "-q", "-b", "main");
        Path stream = folder.resolve("infra.stream");
        try (BufferedWriter out = Files.newBufferedWriter(stream)) {
            commit(out, 0, "Begin");
            List<String> files = new ArrayList<>();
            for (int i = 0; i < services; i++) {
                files.add("s" + i + ".yaml");
                file(out, "base/s" + i + ".yaml", manifest("s" + i));
            }
            file(out, "base/kustomization.yaml", "resources: [" + String.join(", ", files) + "]\n");
            int number = 1;
            for (int stage = 0; stage < STAGES.size(); stage++) {
                List<String> tags = new ArrayList<>();
                for (int i = 0; i < services; i++) {
                    // Each runs a commit of its own, production's the oldest.
                    String tag = ids.get(ids.size() - 1 - (stage * services + i) * 7 % ids.size());
                    tags.add(tag);
                    String overlay = "overlays/" + STAGES.get(stage);
                    commit(
                            out,
                            number++,
                            "Release s" + i + "\n\nWaybill-Image: " + overlay + " r.example.com/s" + i + ":" + tag);
                    file(out, overlay + "/kustomization.yaml", overlay(tags));
                }
            }
        }
        load(git, stream);
        git.run("reset", "-q", "--hard");
    }

    private static String overlay(List<String> tags) {
        StringBuilder text = new StringBuilder("resources: [../../base]\nimages:\n");
        for (int i = 0; i < tags.size(); i++) {
            text.append("- name: s%d\n  newName: r.example.com/s%d\n  newTag: \"%s\"\n".formatted(i, i, tags.get(i)));
        }
        return text.toString();
    }

    private static String manifest(String name) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      initContainers: [{name: migrate, image: %1$s}]
                      containers: [{name: serve, image: %1$s}]
                """.formatted(name);
    }

    /** Begins a commit, in the format of {@code git fast-import}. */
    private static void commit(BufferedWriter out, int number, String message) throws IOException {
        out.write("commit refs/heads/main\ncommitter Developer <developer@example.com> "
                + (1_700_000_000L + number * 60L) + " +0000\n" + data(message));
    }

    private static void file(BufferedWriter out, String path, String content) throws IOException {
        out.write("M 100644 inline " + path + "\n" + data(content));
    }

    private static String data(String text) {
        return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n";
    }

    private static void load(Git git, Path stream) throws IOException, InterruptedException {
        Process load = new ProcessBuilder("git", "fast-import", "--quiet")
                .directory(git.folder().toFile())
                .redirectInput(stream.toFile())
                .redirectErrorStream(true)
                .start();
        String words = load.inputReader().lines().collect(Collectors.joining("\n"));
        if (load.waitFor() != 0) {
            throw new IOException("git fast-import failed: " + words);
        }
    }
}
