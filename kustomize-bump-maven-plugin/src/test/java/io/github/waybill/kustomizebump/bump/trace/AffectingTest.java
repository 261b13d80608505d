package io.github.waybill.kustomizebump.bump.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line of commits {@code a}, {@code b}, {@code c}, {@code d}, of which {@code a} is deployed. */
class AffectingTest {

    private static final String IMAGE = "r.example.com/app";

    private final Map<String, String> fingerprints = new HashMap<>();

    private Answer<Integer> count(String label) {
        return new Affecting(new Line(), new Written())
                .count(
                        IMAGE,
                        new ServiceCommits.Progress(new CommitInfo("a", "Developer", Instant.EPOCH, ""), true, 3),
                        label);
    }

    @Test
    void commitsThatChangeTheFingerprintAreCounted() {
        fingerprints.putAll(Map.of("a", "1", "b", "1", "c", "2", "d", "1"));
        assertThat(count("1").value()).contains(2);
    }

    @Test
    void equalFingerprintsAtBothEndsMeanThatNothingHasToBeDeployed() {
        fingerprints.putAll(Map.of("d", "1"));
        assertThat(count("1").value()).contains(0);
    }

    @Test
    void whatIsNotWrittenIsNotGuessed() {
        assertThat(count("1").reason())
                .contains(
                        "build-graph has not written the fingerprints that say how many of these affect it (no file)");
        fingerprints.putAll(Map.of("a", "1", "c", "2", "d", "2"));
        assertThat(count("1").value()).isEmpty();
    }

    private static final class Line implements ServiceCommits {

        @Override
        public String branch() {
            return "main";
        }

        @Override
        public String head() {
            return "d";
        }

        @Override
        public Answer<Optional<Progress>> find(String tag) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Boolean> contains(String commit, String other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> missing(String commit) {
            return List.of("d", "c", "b");
        }

        @Override
        public boolean isBranch(String name) {
            return false;
        }

        @Override
        public Optional<List<String>> parents(String commit) {
            return Optional.of(List.of(String.valueOf((char) (commit.charAt(0) - 1))));
        }
    }

    private final class Written implements Fingerprints {

        @Override
        public Optional<String> of(String commit, String image) {
            return Optional.ofNullable(fingerprints.get(commit));
        }

        @Override
        public int commits() {
            return fingerprints.size();
        }

        @Override
        public String source() {
            return "no file";
        }
    }
}
