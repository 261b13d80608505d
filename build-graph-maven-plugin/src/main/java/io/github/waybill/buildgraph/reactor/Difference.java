package io.github.waybill.buildgraph.reactor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a value differs.
 *
 * @param base the value at base, or {@code null} where base has none
 * @param head the value at head, or {@code null} where head has none
 */
record Difference(@Nullable String base, @Nullable String head) {

    /** Returns what differs between two maps, by key. */
    static Map<String, Difference> between(Map<String, String> base, Map<String, String> head) {
        Map<String, Difference> differences = new HashMap<>();
        base.forEach((key, value) -> {
            if (!value.equals(head.get(key))) {
                differences.put(key, new Difference(value, head.get(key)));
            }
        });
        head.forEach((key, value) -> {
            if (!base.containsKey(key)) {
                differences.put(key, new Difference(null, value));
            }
        });
        return differences;
    }
}
