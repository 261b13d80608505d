package io.github.waybill.kustomizebump.kustomize;

import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an image is what its entry says. Kustomize applies every entry that matches, in order, each to what the ones before have made of the
 * image, and takes a name for a regular expression over the whole of it; so another entry can undo a change, or keep it from being reached.
 */
final class EntryOrder {

    private final YamlText text;
    private final ImageEntries entries;

    EntryOrder(YamlText text, ImageEntries entries) {
        this.text = text;
        this.entries = entries;
    }

    /**
     * Refuses an entry that does not decide alone what its image is. Of one that is named by a regular expression that cannot be told: its images
     * are in the manifests.
     */
    void check(String name) throws KustomizationException {
        if (!ScalarWriter.isWritable(name)) {
            return;
        }
        @Nullable YamlNode reached = null;
        String image = name;
        for (YamlNode item : entries.items()) {
            YamlNode.Mapping entry = entries.mapping(item);
            String pattern = entries.value(entry, "name");
            if (name.equals(pattern)) {
                reached = item;
                image = reference(entry, name);
            } else if (pattern != null && matches(pattern, image)) {
                if (reached != null && says(entry, "newName", "newTag", "digest", "tagSuffix")) {
                    throw text.problemAt(
                            item,
                            "this entry matches %s too and comes after that of line %d, so it would undo the change. Narrow its name or remove it, then run again."
                                    .formatted(name, text.line(reached.start())));
                }
                if (reached == null && says(entry, "newName")) {
                    throw text.problemAt(
                            item,
                            "this entry matches %s too and renames it, so the entry %s behind is never reached. Narrow its name or remove it, then run again."
                                    .formatted(name, name));
                }
            }
        }
    }

    private boolean says(YamlNode.Mapping entry, String... keys) throws KustomizationException {
        for (String key : keys) {
            if (entries.value(entry, key) != null) {
                return true;
            }
        }
        return false;
    }

    private String reference(YamlNode.Mapping entry, String name) throws KustomizationException {
        String newName = entries.value(entry, "newName");
        String tag = entries.value(entry, "newTag");
        String digest = entries.value(entry, "digest");
        return Stream.of(
                        newName == null ? name : newName,
                        tag == null ? "" : ":" + tag,
                        digest == null ? "" : "@" + digest)
                .reduce("", String::concat);
    }

    private static boolean matches(String pattern, String image) {
        try {
            return ImagePattern.of(pattern).matches(image);
        } catch (PatternSyntaxException e) {
            // Kustomize fails on such a name, whatever the image.
            return false;
        }
    }
}
