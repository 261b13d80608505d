package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.Service;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An image that goes from one overlay to others as it is.
 *
 * @param pin what the overlay that it comes from pins it by
 */
public record Promotion(PublishedImage image, Pin pin) {

    /**
     * Returns what an overlay runs, ready to be promoted.
     *
     * @param names the services wanted; empty for all
     * @throws BumpException if there is no such service, or if the chain is broken for one of them
     */
    public static List<Promotion> of(
            TracedOverlay overlay, List<String> names, Verification verification, Evidence evidence)
            throws BumpException {
        List<TracedImage> all = overlay.services().toList();
        List<TracedImage> wanted = new ArrayList<>();
        for (TracedImage image : all) {
            if (names.isEmpty() || names.stream().anyMatch(name -> isCalled(image, name))) {
                wanted.add(image);
            }
        }
        for (String name : names) {
            if (wanted.stream().noneMatch(image -> isCalled(image, name))) {
                throw new BumpException("%s runs no service %s. Set kustomize-bump.service to some of %s."
                        .formatted(
                                overlay.overlay(),
                                name,
                                all.stream()
                                        .map(TracedImage::title)
                                        .sorted()
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
            }
        }
        if (wanted.isEmpty()) {
            throw new BumpException(overlay.overlay()
                    + " runs no service, so there is nothing to promote. Set kustomize-bump.services.");
        }
        TracedOverlay chosen = new TracedOverlay(overlay.overlay(), overlay.applied(), wanted, overlay.gaps());
        List<Finding> errors = verification.of(List.of(chosen), evidence).errors();
        if (!errors.isEmpty()) {
            throw new BumpException("Nothing is promoted, since the chain is broken in %d places: %s"
                    .formatted(errors.size(), errors.stream().map(Finding::line).collect(Collectors.joining(" "))));
        }
        List<Promotion> promotions = new ArrayList<>();
        for (TracedImage image : wanted) {
            promotions.add(of(overlay, image));
        }
        return promotions;
    }

    private static boolean isCalled(TracedImage image, String name) {
        return List.of(
                        image.title(),
                        image.service() == null ? "" : image.service().id(),
                        image.run().image().name())
                .contains(name);
    }

    private static Promotion of(TracedOverlay overlay, TracedImage image) throws BumpException {
        ImageName name = image.run().image();
        String tag = name.tag() == null ? image.commitId().orElse(null) : name.tag();
        if (image.run().doubt() != null || tag == null) {
            throw new BumpException("%s: what %s runs cannot be told for certain, so it is not promoted: %s."
                    .formatted(
                            overlay.overlay(),
                            image.title(),
                            image.run().doubt() != null
                                    ? image.run().doubt()
                                    : image.commit().reason().orElse("")));
        }
        String digest = name.digest() != null
                ? name.digest()
                : image.registered().value().map(Registered::digest).orElse(null);
        Pin pin = name.digest() == null ? Pin.TAG : name.tag() == null ? Pin.DIGEST : Pin.TAG_AND_DIGEST;
        return new Promotion(new PublishedImage(image.title(), entry(overlay, image), name.name(), tag, digest), pin);
    }

    /** Overlays on the same base have the same entries; an entry of the base itself is none that another overlay could have. */
    private static @Nullable String entry(TracedOverlay overlay, TracedImage image) {
        Service service = image.service();
        if (service != null && service.entry() != null) {
            return service.entry();
        }
        return image.run().place().folder().equals(overlay.overlay())
                ? image.run().entry()
                : null;
    }
}
