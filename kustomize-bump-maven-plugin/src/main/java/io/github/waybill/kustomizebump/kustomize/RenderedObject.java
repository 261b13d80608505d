package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An object on its way through kustomizations: each changes its names and its images. */
final class RenderedObject {

    /** The kinds whose name no prefix changes (Kustomize's default name configuration). */
    private static final Set<String> NAMED = Set.of("CustomResourceDefinition", "APIService", "Namespace");

    private final Manifest manifest;
    private final List<Image> images = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable String namespace;

    RenderedObject(Manifest manifest) {
        this.manifest = manifest;
        this.namespace = manifest.namespace();
        names.add(manifest.name());
        manifest.slots().forEach(slot -> images.add(new Image(slot)));
    }

    /** The image of a container, and how it came about. */
    static final class Image {

        final Manifest.Slot slot;
        final List<String> names = new ArrayList<>();
        String written;
        Place place;

        @Nullable
        String entry;

        @Nullable
        String doubt;

        Image(Manifest.Slot slot) {
            this.slot = slot;
            this.written = slot.image();
            this.place = slot.place();
            names.add(ImageName.parse(written).name());
        }

        private void apply(ImageEntry applied) {
            if (!applied.matches(written)) {
                return;
            }
            for (int i = 0; i < slot.times() && applied.matches(written); i++) {
                written = applied.apply(written);
            }
            String name = ImageName.parse(written).name();
            if (!name.equals(names.get(names.size() - 1))) {
                names.add(name);
            }
            if (applied.decides()) {
                place = applied.place();
                entry = applied.override().name();
            }
        }
    }

    List<Image> images() {
        return images;
    }

    boolean isSubstituted() {
        return manifest.substituted();
    }

    void apply(ImageEntry entry) {
        images.forEach(image -> image.apply(entry));
    }

    void rename(@Nullable String prefix, @Nullable String suffix) {
        if (!NAMED.contains(manifest.kind()) && (prefix != null || suffix != null)) {
            names.add((prefix == null ? "" : prefix) + name() + (suffix == null ? "" : suffix));
        }
    }

    void move(@Nullable String to) {
        namespace = to == null ? namespace : to;
    }

    /** Returns whether the object is of a kind, or of any where that is {@code null}, and has, or had on its way, such a name. */
    boolean is(@Nullable String kind, Predicate<String> name) {
        return (kind == null || kind.equals(manifest.kind())) && names.stream().anyMatch(name);
    }

    /** Notes why the images could be others. The first reason stays. */
    void doubt(String reason) {
        images.forEach(image -> image.doubt = image.doubt == null ? reason : image.doubt);
    }

    Container container(Image image, UnaryOperator<String> substitution) {
        return new Container(
                new Workload(
                        manifest.kind(),
                        namespace == null ? null : substitution.apply(namespace),
                        substitution.apply(name())),
                image.slot.container(),
                image.slot.init());
    }

    private String name() {
        return names.get(names.size() - 1);
    }
}
