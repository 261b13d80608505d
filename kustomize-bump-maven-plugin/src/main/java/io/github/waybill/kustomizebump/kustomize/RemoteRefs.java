package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commits that {@code resources} and {@code components} name in the addresses they are fetched from: {@code ?ref=…}, or
 * {@code ?version=…}, which means the same (Kustomize's remote targets).
 */
final class RemoteRefs {

    private final YamlText text;
    private final YamlDocument document;
    private final ImageEntries entries;

    RemoteRefs(YamlText text, YamlDocument document, ImageEntries entries) {
        this.text = text;
        this.document = document;
        this.entries = entries;
    }

    /**
     * Returns the text in which every address that named one commit names another; the same text if none does.
     *
     * @throws KustomizationException if an address cannot be changed without changing more
     */
    String move(String from, String to) throws KustomizationException {
        Pattern ref = Pattern.compile("(?<=[?&](?:ref|version)=)" + Pattern.quote(from) + "(?=&|$)");
        StringBuilder moved = new StringBuilder(text.yaml());
        // From the last to the first, so that the places of those before stay.
        for (YamlNode.Scalar address : addresses().descendingMap().values()) {
            if (!ref.matcher(address.value()).find()) {
                continue;
            }
            if (document.isShared(address)) {
                throw text.problemAt(address, "an alias reads this too. Write it out, then run again.");
            }
            String written = text.yaml().substring(address.start(), address.end());
            Matcher place = Pattern.compile(Pattern.quote(from)).matcher(written);
            if (!place.find()
                    || address.value().indexOf(from) != address.value().lastIndexOf(from)) {
                throw text.problemAt(
                        address, "its ref cannot be told from the rest. Write the address plainly, then run again.");
            }
            moved.replace(address.start() + place.start(), address.start() + place.end(), to);
        }
        return moved.toString();
    }

    /** Returns the addresses by where they stand. */
    private NavigableMap<Integer, YamlNode.Scalar> addresses() throws KustomizationException {
        NavigableMap<Integer, YamlNode.Scalar> addresses = new TreeMap<>();
        for (YamlNode item : items()) {
            if (document.resolve(item) instanceof YamlNode.Scalar scalar) {
                addresses.put(scalar.start(), scalar);
            }
        }
        return addresses;
    }

    private List<YamlNode> items() throws KustomizationException {
        List<YamlNode> items = new ArrayList<>();
        for (String key : List.of("resources", "components")) {
            entries.pair(entries.root(), key)
                    .map(pair -> document.resolve(pair.value()))
                    .ifPresent(value -> {
                        if (value instanceof YamlNode.Sequence sequence) {
                            items.addAll(sequence.items());
                        }
                    });
        }
        return items;
    }

    /** Returns whether two documents say the same but for one commit in the place of another in these addresses. */
    static boolean differInRefsOnly(YamlDocument before, YamlDocument after, String from, String to) {
        Map<String, String> old = Outline.of(before);
        old.replaceAll((place, value) -> isAddress(place) ? value.replace(from, to) : value);
        return old.equals(Outline.of(after));
    }

    private static boolean isAddress(String place) {
        return place.matches("(?i)/(resources|components)/\\d+");
    }
}
