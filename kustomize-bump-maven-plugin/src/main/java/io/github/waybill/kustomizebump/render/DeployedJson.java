package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import java.util.ArrayList;
import java.util.List;

/** Which commit each service runs, for {@code build-graph.deployed}: {@code deployed.json}. */
public final class DeployedJson {

    private DeployedJson() {}

    /** Returns the document. A service whose commit is not known is listed apart, with the reason: a build has to take it for changed. */
    public static String of(List<TracedOverlay> overlays) {
        List<Json> services = new ArrayList<>();
        List<Json> unknown = new ArrayList<>();
        for (TracedOverlay overlay : overlays) {
            overlay.services().forEach(image -> {
                Json json = service(overlay, image);
                image.commit()
                        .value()
                        .ifPresentOrElse(
                                built -> services.add(
                                        json.with("commit", built.commit().id())),
                                () -> unknown.add(json.with(
                                        "reason", image.commit().reason().orElse(""))));
            });
        }
        return new Json()
                .with("schema", 1)
                .with("services", services)
                .with("unknown", unknown)
                .text();
    }

    private static Json service(TracedOverlay overlay, TracedImage image) {
        return new Json()
                .with(
                        "service",
                        image.service() == null
                                ? image.title()
                                : image.service().id())
                .with("image", image.run().image().name())
                .with("overlay", overlay.overlay());
    }
}
