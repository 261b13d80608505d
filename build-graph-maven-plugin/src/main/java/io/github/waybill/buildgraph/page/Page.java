package io.github.waybill.buildgraph.page;

import java.util.Map;

/**
 * A page of a report.
 *
 * @param title in plain text
 * @param body markup that needs nothing but itself; its styles touch nothing around it
 */
public record Page(String title, String body) {

    /** Returns the page as an HTML file that asks for nothing else. */
    public String document() {
        return Template.fill("document.html", Map.of("title", Html.text(title), "body", body));
    }
}
