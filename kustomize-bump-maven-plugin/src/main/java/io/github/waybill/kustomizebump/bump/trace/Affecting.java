package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many of the commits that a deployed one lacks affect its service: those at which the service's fingerprint is another than at their first
 * parent. Fingerprints are build-graph's to compute; where it has not written all of them, only two equal ones at both ends say something.
 */
final class Affecting {

    private final ServiceCommits commits;
    private final Fingerprints fingerprints;

    Affecting(ServiceCommits commits, Fingerprints fingerprints) {
        this.commits = commits;
        this.fingerprints = fingerprints;
    }

    /**
     * Returns the number.
     *
     * @param labelled the fingerprint that the image itself names, or {@code null}
     */
    Answer<Integer> count(String image, ServiceCommits.Progress progress, @Nullable String labelled) {
        if (progress.behind() == 0) {
            return Answer.known(0);
        }
        if (fingerprints.commits() >= progress.behind()) {
            Optional<Integer> counted =
                    counted(image, commits.missing(progress.commit().id()));
            if (counted.isPresent()) {
                return Answer.known(counted.get());
            }
        }
        Optional<String> now = fingerprints.of(commits.head(), image);
        Optional<String> then = fingerprints.of(progress.commit().id(), image).or(() -> Optional.ofNullable(labelled));
        if (now.isPresent() && now.equals(then)) {
            return Answer.known(0);
        }
        return Answer.unknown("build-graph has not written the fingerprints that say how many of these affect it (%s)"
                .formatted(fingerprints.source()));
    }

    /** Returns empty where one of the fingerprints is missing. */
    private Optional<Integer> counted(String image, List<String> missing) {
        int affecting = 0;
        for (String commit : missing) {
            Optional<String> own = fingerprints.of(commit, image);
            Optional<String> before = commits.parents(commit)
                    .flatMap(parents -> parents.stream().findFirst())
                    .flatMap(parent -> fingerprints.of(parent, image));
            if (own.isEmpty() || before.isEmpty()) {
                return Optional.empty();
            }
            affecting += own.equals(before) ? 0 : 1;
        }
        return Optional.of(affecting);
    }
}
