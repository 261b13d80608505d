package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.git.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the goal's parameters say of the commits it makes.
 *
 * @param message the message before its trailers, with placeholders, or {@code null} for the usual one
 */
record CommitSettings(
        @Nullable String pushBranch,
        List<String> pushOptions,
        @Nullable String message,
        @Nullable String author,
        @Nullable String committer,
        @Nullable Boolean sign) {

    Delivery delivery(String branch) {
        return new Delivery(branch, pushBranch, pushOptions, author, committer, sign);
    }

    String pushedTo(String branch) {
        return pushBranch == null ? branch : pushBranch;
    }
}
