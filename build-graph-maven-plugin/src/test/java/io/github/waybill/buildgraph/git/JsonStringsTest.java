package io.github.waybill.buildgraph.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings of a webhook's payload, and nothing that only looks like one. */
class JsonStringsTest {

    @Test
    void aStringIsFoundByTheNamesThatLeadToIt() {
        String json = """
                {"commits": [{"before": "1", "message": "\\"before\\": \\"2\\" \\\\"}],
                 "check": {"before": "3", "deeper": {"before": "4"}}, "note": "before",
                 "ref" : "refs/heads/main", "before" : "5", "after": "6"}
                """;

        assertThat(JsonStrings.at(json, "before")).contains("5");
        assertThat(JsonStrings.at(json, "check", "before")).contains("3");
        assertThat(JsonStrings.at(json, "check", "deeper", "before")).contains("4");
        assertThat(JsonStrings.at(json, "commits", "before")).isEmpty();
        assertThat(JsonStrings.at(json, "deeper", "before")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{\"before\"",
                "{\"before\":",
                "{\"before\": null}",
                "{\"before\": {\"x\": \"y\"}}",
                "}}}\"before\":\"x",
                "\"\\"
            })
    void whatIsNoStringIsNotFound(String json) {
        assertThat(JsonStrings.at(json, "before")).isEmpty();
    }
}
