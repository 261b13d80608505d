package io.github.waybill.kustomizebump.bump.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Flux has applied of an overlay.
 *
 * @param kustomization the Flux {@code Kustomization}, {@code namespace/name}
 * @param revision the commit of the GitOps repository that was applied last, or {@code null} for none
 * @param fetched the newest commit that Flux has fetched, or {@code null}
 * @param ready whether its condition {@code Ready} is true
 * @param message what that condition says
 * @param adds the fields of its {@code spec} that change what the folder renders to: {@code images}, {@code postBuild} and so on
 */
public record Applied(
        String kustomization,
        @Nullable String revision,
        @Nullable String fetched,
        boolean ready,
        boolean suspended,
        String message,
        List<String> adds) {

    public Applied {
        adds = List.copyOf(adds);
    }
}
