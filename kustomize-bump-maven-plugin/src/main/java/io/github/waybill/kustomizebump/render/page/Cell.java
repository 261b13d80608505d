package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A deployment in the matrix: what a look tells, and the chain for whoever opens it. */
final class Cell {

    private final Html html;
    private final Chain chain;
    private final Instant made;

    Cell(Html html, @Nullable String branch, Instant made) {
        this.html = html;
        this.chain = new Chain(html, branch, made);
        this.made = made;
    }

    /**
     * Writes a deployment.
     *
     * @param overlay what to call its overlay, or {@code null} where its column does
     */
    void write(Deployment deployment, @Nullable String overlay) {
        State state = deployment.state();
        html.open("details", "id", deployment.anchor(), "class", state.style(), "data-state", state.style());
        html.open("summary");
        if (overlay != null) {
            html.element("span", overlay, "class", "overlay");
        }
        html.open("span", "class", "what");
        Optional<BuiltFrom> built = deployment.image().commit().value();
        built.ifPresentOrElse(this::commit, () -> image(deployment));
        html.close("span");
        marks(deployment);
        html.close("summary");
        chain.write(deployment);
        html.close("details");
    }

    private void commit(BuiltFrom built) {
        String id = built.commit().id();
        html.element("code", Facts.abbreviated(id), "title", id);
        html.open("span");
        Facts.time(html, built.commit().date(), Age.of(built.commit().date(), made), made);
        html.text(
                !built.onBranch()
                        ? ", not on the branch"
                        : built.behind() == 0 ? ", newest" : ", " + Facts.behind(built, ""));
        html.close("span");
    }

    private void image(Deployment deployment) {
        ImageName name = deployment.image().run().image();
        String digest = name.digest();
        html.element(
                "code",
                name.tag() != null
                        ? name.tag()
                        : digest != null ? digest.substring(0, Math.min(15, digest.length())) : "no tag",
                "title",
                name.toString());
        html.element(
                "span",
                deployment.state(Link.COMMIT) == State.UNASKED ? "commit not asked" : "commit unknown",
                "title",
                deployment.image().commit().reason().orElse(""));
    }

    /** For a reader that is read to, the marks are one picture with one text. */
    private void marks(Deployment deployment) {
        String text = Arrays.stream(Link.values())
                .map(link -> link.title() + ": " + deployment.state(link).words())
                .collect(Collectors.joining(", "));
        html.open("span", "class", "marks", "role", "img", "aria-label", text, "title", text);
        for (Link link : Link.values()) {
            html.open("i", "class", deployment.state(link).style()).close("i");
        }
        html.close("span");
    }
}
