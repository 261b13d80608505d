package io.github.waybill.kustomizebump.render.page;

import java.util.Set;

/** A link of the chain, with the rules of {@code verify} that judge it. */
enum Link {
    COMMIT("commit", "commit-tag", "on-branch", "stage-order"),
    IMAGE("image", "image-exists", "digest", "revision", "fingerprint"),
    KUSTOMIZE("Kustomize", "mutable-tag", "one-image", "registry", "rendering"),
    FLUX("Flux", "flux-applied"),
    CLUSTER("cluster", "pods-run");

    private final String title;
    // Set.of makes one that cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> rules;

    Link(String title, String... rules) {
        this.title = title;
        this.rules = Set.of(rules);
    }

    String title() {
        return title;
    }

    boolean isJudgedBy(String rule) {
        return rules.contains(rule);
    }
}
