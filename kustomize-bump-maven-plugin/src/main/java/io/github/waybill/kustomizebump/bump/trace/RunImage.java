package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image that an overlay runs, in all its containers there.
 *
 * @param names what it was called on its way, the manifest's name first; the last one is the image's own
 * @param entry the name of the entry that decides tag and digest, or {@code null} where the manifest does
 * @param place where tag and digest are decided
 * @param containers those that run it, at least one
 * @param doubt why the cluster could get another image all the same, or {@code null}
 */
public record RunImage(
        ImageName image,
        List<String> names,
        @Nullable String entry,
        Place place,
        List<Container> containers,
        @Nullable String doubt) {

    public RunImage {
        names = List.copyOf(names);
        containers = List.copyOf(containers);
    }
}
