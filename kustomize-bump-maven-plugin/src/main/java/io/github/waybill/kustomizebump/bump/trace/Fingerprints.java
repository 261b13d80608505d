package io.github.waybill.kustomizebump.bump.trace;

import java.util.Optional;

/** The fingerprints that build-graph has written. */
public interface Fingerprints {

    /** Nobody has written any. */
    Fingerprints NONE = new Fingerprints() {
        @Override
        public Optional<String> of(String commit, String image) {
            return Optional.empty();
        }

        @Override
        public int commits() {
            return 0;
        }

        @Override
        public String source() {
            return "no file";
        }
    };

    /** Returns the fingerprint of a service at a commit, 64 hex digits; empty if nobody has written it. */
    Optional<String> of(String commit, String image);

    /** Returns for how many commits they are written. */
    int commits();

    /** Returns where they were looked for, for messages. */
    String source();
}
