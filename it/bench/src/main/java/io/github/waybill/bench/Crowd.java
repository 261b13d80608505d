package io.github.waybill.bench;

import io.github.waybill.it.Folders;
import io.github.waybill.it.Git;
import io.github.waybill.it.Setting;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.Login;
import io.github.waybill.kustomizebump.bump.Bump;
import io.github.waybill.kustomizebump.bump.Intent;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.Policy;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.ServiceHistory;
import io.github.waybill.kustomizebump.git.Access;
import io.github.waybill.kustomizebump.git.Delivery;
import io.github.waybill.kustomizebump.git.GitOpsRepository;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizeEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many bumps of as many services in one file at once, over HTTP, in one JVM so that it is not Maven's start that is measured. */
final class Crowd {

    private static final Login LOGIN = new Login("robot", "password");

    private Crowd() {}

    static void measure(int many) throws Exception {
        Path folder = Folders.fresh(Setting.root().resolve("it/bench/target/crowd"));
        StringBuilder overlay = new StringBuilder("images:\n");
        for (int i = 0; i < many; i++) {
            overlay.append("  - name: s").append(i).append("\n    newTag: old\n");
        }
        Path content = Files.createDirectories(folder.resolve("infra"));
        Files.writeString(content.resolve("kustomization.yaml"), overlay);
        Git.bareOf(content, folder.resolve("infra.git"), "Begin");
        Git bare = new Git(folder.resolve("infra.git"));
        bare.run("config", "uploadpack.allowFilter", "true");
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try (GitOverHttp git = GitOverHttp.serve(folder, LOGIN, Files.createDirectories(folder.resolve("server")))) {
            long start = System.nanoTime();
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String service = "s" + i;
                all.add(threads.submit(() -> {
                    bump(git.url("infra.git"), service);
                    return System.nanoTime() - start;
                }));
            }
            long slowest = 0;
            for (Future<Long> one : all) {
                slowest = Math.max(slowest, one.get());
            }
            int commits =
                    Integer.parseInt(bare.run("rev-list", "--count", "main").strip()) - 1;
            System.out.printf(
                    "%n%d bumps at once: %d landed, %.1f a second, the slowest after %,d ms%n",
                    many, commits, many * 1e9 / slowest, TimeUnit.NANOSECONDS.toMillis(slowest));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void bump(String url, String service) throws Exception {
        Access access = new Access(LOGIN.username(), LOGIN.password(), null, null, Duration.ofSeconds(60));
        try (GitOpsRepository gitOps =
                GitOpsRepository.open(url, Delivery.to("main"), access, Kustomization.fileNames())) {
            new Bump(
                            gitOps,
                            new KustomizeEditor(),
                            ServiceHistory.NONE,
                            null,
                            new Policy(false, false, false),
                            line -> {})
                    .run(
                            new Origin(null, null),
                            null,
                            List.of(new Intent(new PublishedImage(service, null, service, "next", null), ".", Pin.TAG)),
                            Duration.ofMinutes(10));
        }
    }
}
