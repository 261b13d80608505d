package io.github.waybill.kustomizebump.bump.trace;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Flux {@code Kustomization} (kustomize.toolkit.fluxcd.io) says beside the folder that it applies: Flux writes most of it into the
 * folder's kustomization before it builds that, and replaces variables afterwards.
 *
 * @param name {@code namespace/name}
 * @param path the folder, relative to the GitOps repository
 * @param images its {@code spec.images}: an entry of the kustomization with the same name is replaced, others are added
 * @param components its {@code spec.components}, relative to the folder
 * @param patches whether it has patches, which could change an image
 * @param substitute its {@code spec.postBuild.substitute}
 * @param substituteFrom the objects of the cluster that more variables come from, as {@code kind/name}
 */
public record FluxKustomization(
        String name,
        String path,
        Place place,
        List<ImageOverride> images,
        List<String> components,
        boolean patches,
        @Nullable String targetNamespace,
        @Nullable String namePrefix,
        @Nullable String nameSuffix,
        Map<String, String> substitute,
        List<String> substituteFrom) {

    public FluxKustomization {
        images = List.copyOf(images);
        components = List.copyOf(components);
        substitute = Map.copyOf(substitute);
        substituteFrom = List.copyOf(substituteFrom);
    }

    /** Returns whether another one makes the same of the folder. */
    public boolean means(FluxKustomization other) {
        return images.equals(other.images)
                && components.equals(other.components)
                && patches == other.patches
                && Objects.equals(targetNamespace, other.targetNamespace)
                && Objects.equals(namePrefix, other.namePrefix)
                && Objects.equals(nameSuffix, other.nameSuffix)
                && substitute.equals(other.substitute)
                && substituteFrom.equals(other.substituteFrom);
    }
}
