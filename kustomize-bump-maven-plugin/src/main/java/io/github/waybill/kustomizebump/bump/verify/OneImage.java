package io.github.waybill.kustomizebump.bump.verify;

import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All containers of a workload that are of one service run one image: its migrations and what they are for are of one commit. */
record OneImage() implements OverlayRule {

    @Override
    public String name() {
        return "one-image";
    }

    @Override
    public String about() {
        return "Init and main containers of one workload that are of one service run one image.";
    }

    private record Key(Workload workload, String service) {}

    @Override
    public List<Judgement> judge(TracedOverlay overlay, Evidence evidence) {
        Map<Key, List<TracedImage>> images = new LinkedHashMap<>();
        overlay.services()
                .forEach(image -> image.run().containers().stream()
                        .map(Container::workload)
                        .distinct()
                        .forEach(workload -> images.computeIfAbsent(
                                        new Key(workload, image.title()), any -> new ArrayList<>())
                                .add(image)));
        List<Judgement> judgements = new ArrayList<>();
        images.forEach((key, own) -> judgements.add(Judgement.when(
                own.size() == 1,
                own.get(0),
                "the containers of %s run more than one image of it: %s. Give them one name in the manifest, so that one entry sets all."
                        .formatted(
                                key.workload(),
                                own.stream()
                                        .map(image -> image.run().image() + " in " + containers(image, key.workload()))
                                        .collect(Collectors.joining(", "))))));
        return judgements;
    }

    private static String containers(TracedImage image, Workload workload) {
        return image.run().containers().stream()
                .filter(container -> container.workload().equals(workload))
                .map(container -> (container.init() ? "init " : "") + container.name())
                .collect(Collectors.joining(" and "));
    }
}
