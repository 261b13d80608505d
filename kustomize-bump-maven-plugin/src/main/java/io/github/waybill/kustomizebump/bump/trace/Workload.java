package io.github.waybill.kustomizebump.bump.trace;

import org.jspecify.annotations.Nullable;

/**
 * An object of the cluster that runs containers.
 *
 * @param kind {@code Deployment}, {@code CronJob} and so on
 * @param namespace {@code null} where neither the manifest nor a kustomization names one
 */
public record Workload(String kind, @Nullable String namespace, String name) {

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
