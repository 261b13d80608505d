package io.github.waybill.kustomizebump.bump;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bump is to bring about, whatever the GitOps repository holds by then: it is applied to each new tip again.
 *
 * @param overlay the folder, relative to the GitOps repository, in one way to write it: without {@code .} and slashes that change nothing, so
 *     that one folder is one overlay to every service. Where a path leads is for the tip to judge.
 */
public record Intent(PublishedImage image, String overlay, Pin pin) {

    public Intent {
        String root = overlay.strip().startsWith("/") ? "/" : "";
        String path = Stream.of(overlay.strip().split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .collect(Collectors.joining("/", root, ""));
        overlay = path.isEmpty() ? "." : path;
    }
}
