package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kustomization whose image entries can be changed. Outside the changed scalars every byte stays: the text is parsed for the places and
 * spliced there, and the result is parsed again to prove that nothing else has changed its meaning. A file that cannot be edited so is
 * refused.
 */
public final class Kustomization {

    private static final List<String> FILE_NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final YamlText text;
    private final YamlDocument document;
    private final ImageEntries entries;
    private final List<ImageOverride> images;

    private Kustomization(YamlText text) throws KustomizationException {
        this.text = text;
        this.document = YamlReader.read(text);
        this.entries = new ImageEntries(text, document);
        this.images = entries.overrides();
    }

    /** Returns the names that Kustomize reads in a folder; two of them in one folder are an error. */
    public static List<String> fileNames() {
        return FILE_NAMES;
    }

    /**
     * Reads a kustomization.
     *
     * @param path what errors call the file
     * @param content the file's bytes, UTF-8 with or without a byte order mark
     * @throws KustomizationException if Kustomize would refuse the file, or if its {@code images:} can be meant in more than one way
     */
    public static Kustomization read(String path, byte[] content) throws KustomizationException {
        return new Kustomization(YamlText.decode(path, content));
    }

    /** Returns the file's bytes. */
    public byte[] content() {
        return text.encode();
    }

    /** Returns the image entries in order, with what they get from aliases and merge keys. */
    public List<ImageOverride> images() {
        return images;
    }

    /**
     * Returns the kustomization in which the entry of this name has these values. A {@code null} leaves a value as it is; a key or an entry
     * that is missing is added.
     *
     * @return this one if nothing changes
     * @throws KustomizationException if the entry cannot be changed without changing more, or does not decide what the image is
     */
    public Kustomization with(ImageOverride wanted) throws KustomizationException {
        Kustomization changed = edited(wanted);
        new EntryOrder(changed.text, changed.entries).check(wanted.name());
        return changed;
    }

    private Kustomization edited(ImageOverride wanted) throws KustomizationException {
        checkWritable(wanted.newName(), wanted.newTag(), wanted.digest());
        if (entries.editable(wanted.name()).isEmpty()) {
            checkWritable(wanted.name());
            Kustomization appended = reread(new EntryAppend(text, document, entries, wanted).append());
            return appended.provenAgainst(this, wanted);
        }
        Kustomization changed = set("newName", wanted.name(), wanted.newName(), ImageOverride::newName, "name");
        changed = changed.set("newTag", wanted.name(), wanted.newTag(), ImageOverride::newTag, "newName");
        changed = changed.set("digest", wanted.name(), wanted.digest(), ImageOverride::digest, "newTag");
        return changed == this ? this : changed.provenAgainst(this, wanted);
    }

    /**
     * Returns the kustomization in which the remote resources and components that named one commit ({@code ?ref=…}) name another.
     *
     * @return this one if nothing changes
     * @throws KustomizationException if that would change more
     */
    public Kustomization withRef(String from, String to) throws KustomizationException {
        checkWritable(to);
        String moved = new RemoteRefs(text, document, entries).move(from, to);
        if (moved.equals(text.yaml())) {
            return this;
        }
        Kustomization changed = reread(moved);
        if (!RemoteRefs.differInRefsOnly(document, changed.document, from, to)) {
            throw text.problem(0, "the ref " + from + " cannot be moved without changing more. Move it by hand.");
        }
        return changed;
    }

    private void checkWritable(@Nullable String... values) throws KustomizationException {
        for (String value : values) {
            if (value != null && !ScalarWriter.isWritable(value)) {
                throw text.problem(
                        0, "\"" + value + "\" is no part of an image's name. Check the image that was built.");
            }
        }
    }

    private Kustomization set(
            String key,
            String name,
            @Nullable String value,
            Function<ImageOverride, @Nullable String> current,
            String after)
            throws KustomizationException {
        if (value == null) {
            return this;
        }
        YamlNode.Mapping entry = entries.editable(name).orElseThrow();
        if (value.equals(current.apply(override(name))) && isReadAsText(entry, key)) {
            return this;
        }
        return reread(new EntryEdit(text, entries, entry).set(key, value, after));
    }

    private ImageOverride override(String name) {
        return images.stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A value without quotes that a reader takes for a number fails Kustomize's build, even where it looks right. */
    private boolean isReadAsText(YamlNode.Mapping entry, String key) throws KustomizationException {
        Optional<YamlNode.Pair> pair = entries.pair(entry, key);
        return pair.isEmpty()
                || !(pair.get().value() instanceof YamlNode.Scalar scalar)
                || scalar.style() != YamlNode.Style.PLAIN
                || ScalarWriter.isSafePlain(scalar.value());
    }

    private Kustomization reread(String changed) throws KustomizationException {
        return new Kustomization(text.with(changed));
    }

    /** Returns this one if it differs from the one before in the wanted values only. */
    private Kustomization provenAgainst(Kustomization before, ImageOverride wanted) throws KustomizationException {
        if (entries.editable(wanted.name()).isEmpty()) {
            throw before.unchangeable(wanted);
        }
        Map<String, String> old = Outline.of(before.document);
        Map<String, String> now = Outline.of(document);
        String entry = "/" + imagesKey() + "/" + itemOf(wanted.name()) + "/";
        old.entrySet().removeIf(place -> isWanted(place.getKey(), entry));
        now.entrySet().removeIf(place -> isWanted(place.getKey(), entry));
        old.remove("/" + imagesKey());
        if (!override(wanted.name()).equals(before.expected(wanted)) || !old.equals(now)) {
            throw before.unchangeable(wanted);
        }
        return this;
    }

    private KustomizationException unchangeable(ImageOverride wanted) {
        return text.problem(
                0,
                "the entry for " + wanted.name()
                        + " cannot be changed without changing more. Write the entry in block style, then run again.");
    }

    private String imagesKey() {
        return entries.images()
                .map(pair -> ((YamlNode.Scalar) document.resolve(pair.key())).value())
                .orElse("images");
    }

    private int itemOf(String name) throws KustomizationException {
        YamlNode.Mapping entry = entries.editable(name).orElseThrow();
        return entries.items().indexOf(entry);
    }

    private static boolean isWanted(String place, String entry) {
        if (!place.startsWith(entry)) {
            return false;
        }
        String key = place.substring(entry.length());
        return List.of("name", "newName", "newTag", "digest").stream().anyMatch(key::equalsIgnoreCase);
    }

    /** Returns the entry as it is to be: what is wanted, and what it has where nothing is. */
    private ImageOverride expected(ImageOverride wanted) {
        return images.stream()
                .filter(image -> image.name().equals(wanted.name()))
                .findFirst()
                .map(image -> new ImageOverride(
                        image.name(),
                        either(wanted.newName(), image.newName()),
                        either(wanted.newTag(), image.newTag()),
                        either(wanted.digest(), image.digest())))
                .orElse(wanted);
    }

    private static @Nullable String either(@Nullable String wanted, @Nullable String current) {
        return wanted == null ? current : wanted;
    }
}
