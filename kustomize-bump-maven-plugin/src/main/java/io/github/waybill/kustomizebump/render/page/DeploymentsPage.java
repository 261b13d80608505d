package io.github.waybill.kustomizebump.render.page;

import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is deployed, for a browser: whether all is as it should be, a matrix of services and overlays, and what {@code verify} finds. It asks nobody
 * for anything, and without scripts all of it can be read; they search, filter and copy.
 */
public final class DeploymentsPage {

    /** What the page is called. */
    public static final String TITLE = "Deployments";

    private final Trace trace;
    private final Verdict verdict;
    private final Matrix matrix;
    private final Instant made;

    /**
     * Makes a page.
     *
     * @param stages folder names in the order of promotion
     * @param made when it is made, which ages are counted to
     */
    public DeploymentsPage(Trace trace, Verdict verdict, List<String> stages, Instant made) {
        this.trace = trace;
        this.verdict = verdict;
        this.matrix = new Matrix(trace, verdict, stages);
        this.made = made;
    }

    /** Returns a page that stands alone. Its policy lets it run its own script, and load nothing. */
    public String alone() {
        return resource("deployments.html")
                .replace("{title}", TITLE)
                .replace("{script-hash}", "sha256-" + hash(resource("deployments.js")))
                .replace("{body}", new Html().element("h1", TITLE) + body());
    }

    /** Returns the body, for a site's page that has a title already. Its styles count in it alone. */
    public String body() {
        Html html = new Html();
        html.open("style").html(resource("deployments.css")).close("style");
        html.open("div", "class", "waybill-deployments");
        head(html);
        matrix(html);
        new Findings(html, matrix).write(verdict);
        others(html);
        html.open("script").html(resource("deployments.js")).close("script");
        return html.close("div").toString();
    }

    private void head(Html html) {
        Headline headline = new Headline(matrix);
        html.open("header")
                .element(
                        "p",
                        headline.sentence(),
                        "class",
                        "headline " + headline.state().style());
        html.open("ul", "class", "beside");
        headline.beside()
                .forEach(note -> html.open("li")
                        .open("i", "class", note.state().style())
                        .close("i")
                        .text(note.text())
                        .close("li"));
        html.close("ul");
        html.open("dl", "class", "sources").element("dt", "GitOps repository");
        html.open("dd")
                .text(trace.gitOps() + ", " + trace.gitOpsBranch() + " at ")
                .element("code", trace.gitOpsCommit(), "class", "id")
                .close("dd");
        String head = trace.head();
        if (head != null) {
            html.element("dt", "Services")
                    .open("dd")
                    .text((trace.source() == null ? "" : trace.source() + ", ") + trace.branch() + " at ");
            html.element("code", head, "class", "id").close("dd");
        }
        html.element("dt", "Made").open("dd");
        html.element("time", Age.iso(made).replace('T', ' '), "datetime", Age.iso(made))
                .text(", which ages are counted to")
                .close("dd", "dl", "header");
    }

    private void matrix(Html html) {
        if (matrix.rows().isEmpty()) {
            return;
        }
        filter(html);
        legend(html);
        html.open("table", "role", "table").element("caption", "Services by overlay", "class", "spoken");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        html.element("th", "Service", "scope", "col", "role", "columnheader");
        matrix.columns().forEach((column, overlays) -> {
            html.open("th", "scope", "col", "role", "columnheader").text(column);
            if (overlays.size() == 1) {
                flux(html, overlays.get(0));
            } else {
                html.element("small", overlays.size() + " overlays");
            }
            html.close("th");
        });
        html.close("tr", "thead").open("tbody", "role", "rowgroup");
        Cell cell = new Cell(html, trace.branch(), made);
        matrix.rows().forEach((service, cells) -> row(html, cell, service, cells));
        html.close("tbody", "table");
        html.open("p", "class", "nothing", "hidden", "")
                .text("Nothing here is like that.")
                .close("p");
    }

    private void row(Html html, Cell cell, String service, Map<String, List<Deployment>> cells) {
        html.open("tr", "role", "row").element("th", service, "scope", "row", "role", "rowheader");
        for (Map.Entry<String, List<TracedOverlay>> column : matrix.columns().entrySet()) {
            List<Deployment> deployments = cells.getOrDefault(column.getKey(), List.of());
            html.open("td", "role", "cell", "data-column", column.getKey());
            boolean one = column.getValue().size() == 1;
            deployments.forEach(deployment ->
                    cell.write(deployment, one ? null : deployment.overlay().overlay()));
            if (deployments.isEmpty()) {
                html.element("span", "not deployed", "class", "none");
            }
            html.close("td");
        }
        html.close("tr");
    }

    private void flux(Html html, TracedOverlay overlay) {
        State state = matrix.state(overlay);
        String text = overlay.applied()
                .value()
                .map(flux ->
                        (flux.revision() == null ? "nothing applied" : "applied " + Facts.abbreviated(flux.revision()))
                                + (flux.suspended() ? ", suspended" : flux.ready() ? "" : ", not ready"))
                .orElse("Flux " + Deployment.state(overlay.applied()).words());
        html.open("small", "title", String.join(" ", overlay.gaps()));
        html.open("i", "class", state.style()).close("i");
        html.text(overlay.gaps().isEmpty() ? text : text + "; read in part").close("small");
    }

    /** Only scripts can do what it offers, and they show it. */
    private void filter(Html html) {
        html.open("form", "class", "filter", "role", "search", "hidden", "");
        html.open(
                "input",
                "type",
                "search",
                "aria-label",
                "Search services, commits and authors",
                "placeholder",
                "Service, commit, author …");
        html.open("span", "role", "group", "aria-label", "Show only");
        button(html, "", "All", matrix.deployments().size());
        for (State state : List.of(State.WRONG, State.UNKNOWN, State.WARNED, State.OK)) {
            if (matrix.count(state) > 0) {
                button(html, state.style(), state.words(), matrix.count(state));
            }
        }
        html.close("span").element("output", "", "aria-live", "polite").close("form");
    }

    private static void button(Html html, String state, String words, long count) {
        html.open("button", "type", "button", "data-only", state, "aria-pressed", String.valueOf(state.isEmpty()));
        if (!state.isEmpty()) {
            html.open("i", "class", state).close("i");
        }
        html.text(words).element("b", String.valueOf(count)).close("button");
    }

    private static void legend(Html html) {
        html.open("p", "class", "legend");
        html.element("span", Arrays.stream(Link.values()).map(Link::title).collect(Collectors.joining(" → ")));
        for (State state : List.of(State.OK, State.WARNED, State.UNKNOWN, State.WRONG, State.UNASKED)) {
            html.open("span").open("i", "class", state.style()).close("i");
            html.text(state.words()).close("span");
        }
        html.close("p");
    }

    private void others(Html html) {
        long count = matrix.overlays().stream()
                .mapToLong(overlay -> Matrix.others(overlay).size())
                .sum();
        if (count == 0) {
            return;
        }
        html.open("details", "class", "others")
                .open("summary")
                .element("span", "Images that are no service's")
                .element("span", String.valueOf(count), "class", "count")
                .close("summary")
                .open("ul");
        for (TracedOverlay overlay : matrix.overlays()) {
            for (TracedImage image : Matrix.others(overlay)) {
                html.open("li")
                        .text(overlay.overlay() + " ")
                        .element("code", image.run().image().toString())
                        .close("li");
            }
        }
        html.close("ul", "details");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DeploymentsPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
