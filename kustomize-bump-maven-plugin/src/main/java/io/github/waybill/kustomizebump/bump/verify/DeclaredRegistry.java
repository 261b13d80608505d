package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Service;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;

/** The image comes from the registry that its service declares. */
record DeclaredRegistry() implements ImageRule {

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String about() {
        return "The image comes from the registry that its service declares.";
    }

    @Override
    public Judgement judge(TracedOverlay overlay, TracedImage image, Evidence evidence) {
        Service service = image.service();
        String declared = service == null ? null : service.image();
        String name = image.run().image().name();
        return Judgement.when(
                declared == null || declared.equals(name),
                image,
                "it still comes from %s; the service declares %s. Its next release moves it."
                        .formatted(name, declared));
    }
}
