package io.github.waybill.kustomizebump.kustomize;

import java.util.HashMap;
import java.util.Map;

/** What a document says, as a map from each place to what stands there: equal outlines mean equal documents. */
final class Outline {

    private final Map<String, String> places = new HashMap<>();

    private Outline() {}

    static Map<String, String> of(YamlDocument document) {
        Outline outline = new Outline();
        YamlNode root = document.root();
        if (root != null) {
            outline.add("", root);
        }
        return outline.places;
    }

    private void add(String place, YamlNode node) {
        if (node.anchor() != null) {
            put(place + "/&", node.anchor());
        }
        if (node instanceof YamlNode.Alias alias) {
            put(place, "*" + alias.name());
        } else if (node instanceof YamlNode.Scalar scalar) {
            put(place, scalar(scalar));
        } else if (node instanceof YamlNode.Sequence sequence) {
            if (sequence.items().isEmpty()) {
                put(place, "[]");
            }
            for (int i = 0; i < sequence.items().size(); i++) {
                add(place + "/" + i, sequence.items().get(i));
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            if (mapping.pairs().isEmpty()) {
                put(place, "{}");
            }
            for (YamlNode.Pair pair : mapping.pairs()) {
                add(place + "/" + key(pair.key()), pair.value());
            }
        }
    }

    /** The style counts: a plain scalar may be a number, and in quotes the same characters are a string. */
    private static String scalar(YamlNode.Scalar scalar) {
        return scalar.style() + (scalar.tag() == null ? "" : " " + scalar.tag()) + "=" + scalar.value();
    }

    private static String key(YamlNode key) {
        return key instanceof YamlNode.Scalar scalar ? scalar.value() : "?" + key;
    }

    /** A key that is there twice has a place for each. */
    private void put(String place, String value) {
        String free = place;
        for (int again = 2; places.putIfAbsent(free, value) != null; again++) {
            free = place + "#" + again;
        }
    }
}
