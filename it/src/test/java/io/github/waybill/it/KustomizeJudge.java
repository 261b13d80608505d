package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the bumps in a GitOps repository are what Kustomize makes of them: rendered before and after a commit, an overlay differs in the images
 * that the commit's trailers name and in nothing else, and no container (initContainers are some) still has the image of before.
 */
final class KustomizeJudge {

    private static final String COMMITS = "--format=%H %(trailers:key=Waybill-Image,separator=%x2C,valueonly)";
    private static final int COMMIT_ID = 40;
    private static final Pattern IMAGE = Pattern.compile("[ -]*image: (?<image>\\S+)");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<repository>.+?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?");

    private final Kustomize kustomize;
    private final Git repository;
    private final Path folder;

    /** Most commits stand on another one that is judged too. */
    private final Map<String, Optional<String>> rendered = new HashMap<>();

    /**
     * Makes a judge.
     *
     * @param repository a bare repository; one without receipts has nothing to judge
     * @param folder where trees are checked out to
     */
    KustomizeJudge(Kustomize kustomize, Git repository, Path folder) {
        this.kustomize = kustomize;
        this.repository = repository;
        this.folder = folder;
    }

    void judge() throws IOException, InterruptedException {
        for (String line : repository.run("log", "--all", COMMITS).lines().toList()) {
            String commit = line.substring(0, COMMIT_ID);
            for (Map.Entry<String, Set<String>> overlay :
                    wanted(line.substring(COMMIT_ID).strip()).entrySet()) {
                Optional<String> before = render(commit + "^", overlay.getKey());
                Optional<String> after = render(commit, overlay.getKey());
                // What Kustomize refuses it refuses before and after.
                assertThat(after.isPresent()).as(commit).isEqualTo(before.isPresent());
                if (before.isPresent() && after.isPresent()) {
                    assertOnlyImages(commit, before.get(), after.get(), overlay.getValue());
                }
            }
        }
    }

    /** Returns the images that trailers name, by overlay. */
    private static Map<String, Set<String>> wanted(String trailers) {
        return Stream.of(trailers.split(","))
                .filter(trailer -> !trailer.isBlank())
                .map(trailer -> trailer.strip().split(" "))
                .collect(Collectors.groupingBy(
                        trailer -> trailer[0], Collectors.mapping(trailer -> trailer[1], Collectors.toSet())));
    }

    /** Returns the manifests of an overlay, or empty where Kustomize refuses it. */
    private Optional<String> render(String revision, String overlay) throws IOException, InterruptedException {
        String tree = repository.run("rev-parse", revision + "^{tree}").strip();
        String key = tree + " " + overlay;
        if (!rendered.containsKey(key)) {
            Path checkout = Folders.fresh(folder.resolve(tree));
            repository.run("--work-tree=" + checkout, "read-tree", tree);
            repository.run("--work-tree=" + checkout, "checkout-index", "-a");
            rendered.put(key, render(checkout.resolve(overlay)));
        }
        return rendered.getOrDefault(key, Optional.empty());
    }

    private Optional<String> render(Path overlay) throws IOException, InterruptedException {
        try {
            return Optional.of(kustomize.render(overlay));
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
