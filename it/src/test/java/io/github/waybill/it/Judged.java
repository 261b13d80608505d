package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test whose bumps Kustomize judges, each of them, when it has ended: rendered before and after a commit, an overlay differs in the images
 * that the commit's trailers name and in nothing else, and no container (initContainers are some) still has the image of before.
 */
abstract class Judged {

    private static final String TRAILER = "Waybill-Image";
    private static final int COMMIT_ID = 40;
    private static final Pattern IMAGE = Pattern.compile("[ -]*image: (?<image>\\S+)");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<repository>.+?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?");

    @TempDir
    Path folder;

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

    @AfterEach
    void everyBumpIsWhatKustomizeMakesOfIt() throws Exception {
        List<Git> repositories = bareRepositories();
        if (repositories.isEmpty()) {
            return;
        }
        Optional<Kustomize> kustomize = Needs.kustomize();
        if (kustomize.isPresent()) {
            for (Git repository : repositories) {
                judge(repository, kustomize.get());
            }
        }
    }

    private List<Git> bareRepositories() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".git") && Files.isDirectory(file.resolve("objects")))
                    .filter(file -> !file.endsWith(".git"))
                    .map(Git::new)
                    .toList();
        }
    }

    private void judge(Git repository, Kustomize kustomize) throws Exception {
        String commits =
                repository.run("log", "--all", "--format=%H %(trailers:key=" + TRAILER + ",separator=%x2C,valueonly)");
        Path trees = Files.createDirectories(folder.resolve("judged"));
        // Most commits stand on another one that is judged too.
        Map<String, Optional<String>> rendered = new HashMap<>();
        for (String line :
                commits.lines().filter(line -> line.length() > COMMIT_ID + 1).toList()) {
            String commit = line.substring(0, COMMIT_ID);
            Map<String, Set<String>> wanted = Stream.of(
                            line.substring(COMMIT_ID + 1).split(","))
                    .map(trailer -> trailer.strip().split(" "))
                    .collect(Collectors.groupingBy(
                            trailer -> trailer[0], Collectors.mapping(trailer -> trailer[1], Collectors.toSet())));
            for (Map.Entry<String, Set<String>> overlay : wanted.entrySet()) {
                List<Optional<String>> sides = new ArrayList<>();
                for (String side : List.of(commit + "^", commit)) {
                    String tree = repository.run("rev-parse", side + "^{tree}").strip();
                    String key = tree + " " + overlay.getKey();
                    if (!rendered.containsKey(key)) {
                        rendered.put(key, render(repository, tree, trees, overlay.getKey(), kustomize));
                    }
                    sides.add(rendered.get(key));
                }
                // What Kustomize refuses it refuses before and after.
                assertThat(sides.get(1).isPresent())
                        .as(commit)
                        .isEqualTo(sides.get(0).isPresent());
                if (sides.get(0).isPresent()) {
                    assertOnlyImages(commit, sides.get(0).get(), sides.get(1).get(), overlay.getValue());
                }
            }
        }
    }

    private static Optional<String> render(Git repository, String tree, Path trees, String overlay, Kustomize kustomize)
            throws IOException, InterruptedException {
        Path checkout = Folders.fresh(trees.resolve(tree));
        repository.run("--work-tree=" + checkout, "read-tree", tree);
        repository.run("--work-tree=" + checkout, "checkout-index", "-a");
        try {
            return Optional.of(kustomize.render(checkout.resolve(overlay)));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static void assertOnlyImages(String commit, String before, String after, Set<String> wanted) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        assertThat(now).as(commit).hasSameSizeAs(old);
        Map<String, String> became = new HashMap<>();
        for (int i = 0; i < old.size(); i++) {
            Matcher from = IMAGE.matcher(old.get(i));
            Matcher to = IMAGE.matcher(now.get(i));
            if (!from.matches() || !to.matches()) {
                assertThat(now.get(i)).as(commit).isEqualTo(old.get(i));
                continue;
            }
            String image = to.group("image");
            assertThat(became.computeIfAbsent(from.group("image"), first -> image))
                    .as("%s: what %s becomes", commit, from.group("image"))
                    .isEqualTo(image);
            assertThat(image)
                    .as(commit)
                    .satisfiesAnyOf(
                            same -> assertThat(same).isEqualTo(from.group("image")),
                            meant -> assertThat(wanted).anyMatch(reference -> isOf(meant, reference)));
        }
        assertThat(wanted)
                .as("%s: what is to run runs", commit)
                .allMatch(reference -> became.values().stream().anyMatch(image -> isOf(image, reference)));
    }

    /** A trailer names the tag and the digest; the overlay pins the tag, the digest or both. */
    private static boolean isOf(String image, String trailer) {
        Matcher parts = REFERENCE.matcher(trailer);
        if (!parts.matches()) {
            return false;
        }
        String repository = parts.group("repository");
        String tag = ":" + parts.group("tag");
        String digest = "@" + parts.group("digest");
        return Set.of(repository + tag, repository + digest, repository + tag + digest)
                .contains(image);
    }
}
