package io.github.waybill.bench;

import io.github.waybill.it.Folders;
import io.github.waybill.it.Git;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.Login;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One tag changed in a large GitOps repository over HTTP: by the goal, by a shallow clone, and by a sparse partial clone, in turns. The median
 * of five of each counts.
 */
final class BumpCost {

    private static final int TURNS = 5;
    private static final Login LOGIN = new Login("robot", "password");
    private static final String OVERLAY = "overlays/staging/kustomization.yaml";

    private final Path folder;
    private final int port;
    private int turn;

    private BumpCost(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    private record Cost(long down, long up, Measured process) {}

    private interface Contender {
        Process start(String url, String tag) throws IOException;
    }

    static void measure(int files) throws Exception {
        Path folder = Folders.fresh(Setting.root().resolve("it/bench/target/cost"));
        Git bare = makeRepository(folder, files);
        try (GitOverHttp git = GitOverHttp.serve(folder, LOGIN, Files.createDirectories(folder.resolve("server")))) {
            BumpCost cost = new BumpCost(folder, git.port());
            Maven maven = Maven.running()
                    .where("KUSTOMIZE_BUMP_USERNAME", LOGIN.username())
                    .where("KUSTOMIZE_BUMP_PASSWORD", LOGIN.password());
            List<String> names = List.of("bump", "of which Maven", "clone --depth 1", "sparse partial clone");
            List<Contender> contenders = List.of(
                    (url, tag) -> cost.bump(maven, url, tag),
                    (url, tag) -> cost.bump(maven, url, tag, "-Dkustomize-bump.skip=true"),
                    (url, tag) -> cost.script("git clone -q --depth 1 " + cost.login(url) + " .", tag),
                    (url, tag) -> cost.script(
                            "git clone -q --depth 1 --filter=blob:none --sparse " + cost.login(url)
                                    + " . && git sparse-checkout set -q --no-cone overlays/staging 2>/dev/null || git sparse-checkout set overlays/staging",
                            tag));
            List<List<Cost>> all = new ArrayList<>();
            contenders.forEach(contender -> all.add(new ArrayList<>()));
            for (int i = 0; i < TURNS; i++) {
                for (int c = 0; c < contenders.size(); c++) {
                    all.get(c).add(cost.of(contenders.get(c)));
                }
            }
            System.out.printf(
                    "%n%,d files%n%-22s %12s %10s %9s %10s%n", files, "", "bytes down", "bytes up", "ms", "peak KB");
            for (int c = 0; c < contenders.size(); c++) {
                List<Cost> costs = all.get(c);
                Measured process =
                        Measured.medians(costs.stream().map(Cost::process).toList());
                System.out.printf(
                        "%-22s %,12d %,10d %,9d %,10d%n",
                        names.get(c),
                        Measured.median(costs.stream().map(Cost::down).toList()),
                        Measured.median(costs.stream().map(Cost::up).toList()),
                        process.millis(),
                        process.kilobytes());
            }
        }
        bare.run("fsck", "--connectivity-only");
    }

    private static Git makeRepository(Path folder, int files) throws IOException, InterruptedException {
        Git bare = new Git(Files.createDirectories(folder.resolve("infra.git")));
        bare.run("init", "-q", "--bare", "-b", "main");
        bare.run("config", "uploadpack.allowFilter", "true");
        Path stream = folder.resolve("stream");
        Random random = new Random(1);
        try (Writer out = Files.newBufferedWriter(stream)) {
            out.write(
                    "commit refs/heads/main\ncommitter Developer <developer@example.com> 1700000000 +0000\ndata 5\nBegin\n");
            file(out, OVERLAY, "images:\n  - name: app\n    newTag: old\n");
            for (int i = 0; i < files; i++) {
                StringBuilder content = new StringBuilder("apiVersion: v1\nkind: ConfigMap\ndata:\n");
                for (int line = 0; line < 5; line++) {
                    content.append("  key")
                            .append(line)
                            .append(": ")
                            .append(Long.toHexString(random.nextLong()))
                            .append('\n');
                }
                file(out, "apps/team-%d/service-%d/values-%d.yaml".formatted(i / 500, i / 10, i), content.toString());
            }
        }
        Process importing = new ProcessBuilder("git", "fast-import", "--quiet")
                .directory(bare.folder().toFile())
                .redirectInput(stream.toFile())
                .inheritIO()
                .redirectInput(stream.toFile())
                .start();
        if (importing.waitFor() != 0) {
            throw new IOException("git fast-import failed");
        }
        return bare;
    }

    private static void file(Writer out, String path, String content) throws IOException {
        out.write("M 100644 inline " + path + "\ndata " + content.length() + "\n" + content + "\n");
    }

    private Cost of(Contender contender) throws IOException, InterruptedException {
        turn++;
        try (Wire wire = new Wire(port)) {
            String url = "http://127.0.0.1:" + wire.port() + "/git/infra.git";
            Measured process = Measured.run(contender.start(url, "tag-" + turn));
            return new Cost(wire.down(), wire.up(), process);
        }
    }

    private String login(String url) {
        return url.replace("//", "//" + LOGIN.username() + ":" + LOGIN.password() + "@");
    }

    private Process bump(Maven maven, String url, String tag, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "io.github.waybill:kustomize-bump-maven-plugin:" + Setting.version() + ":bump",
                "-Dkustomize-bump.repository=" + url,
                "-Dkustomize-bump.overlays=overlays/staging",
                "-Dkustomize-bump.image=app",
                "-Dkustomize-bump.newTag=" + tag,
                "-Dkustomize-bump.verifyImage=false"));
        arguments.addAll(List.of(options));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        return maven.start(empty, folder.resolve("log"), arguments.toArray(String[]::new));
    }

    private Process script(String clone, String tag) throws IOException {
        Path clones = Files.createDirectories(folder.resolve("clone-" + turn));
        String script = clone + " && sed -i 's/newTag: .*/newTag: " + tag + "/' " + OVERLAY
                + " && git commit -qam Bump && git push -q origin main";
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(clones.toFile())
                .inheritIO();
        bash.environment().putAll(Git.ENVIRONMENT);
        return bash.start();
    }
}
