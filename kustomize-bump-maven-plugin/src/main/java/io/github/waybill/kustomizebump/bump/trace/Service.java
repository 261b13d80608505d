package io.github.waybill.kustomizebump.bump.trace;

import org.jspecify.annotations.Nullable;

/**
 * A service as its team declares it.
 *
 * @param id {@code groupId:artifactId}, or the image's name where no POM is at hand
 * @param name what it is called in answers
 * @param image the image that it declares, registry included and without tag; {@code null} where only its name is known
 * @param entry the name of its entry in the kustomization, or {@code null} for its own name
 */
public record Service(
        String id,
        String name,
        @Nullable String image,
        @Nullable String entry) {

    /** Returns whether an image is the service's: by its name now, or by one that it had on its way, which finds it on another registry too. */
    boolean owns(RunImage run) {
        if (run.image().name().equals(image)) {
            return true;
        }
        String wanted = entry == null ? name : entry;
        return run.names().stream().anyMatch(called -> called.equals(wanted) || called.equals(image))
                || wanted.equals(run.entry())
                || (image != null
                        && ImageName.parse(image).shortName().equals(run.image().shortName()));
    }
}
