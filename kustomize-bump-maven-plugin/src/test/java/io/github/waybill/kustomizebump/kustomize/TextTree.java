package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.trace.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Files of a test as a tree. */
record TextTree(Map<String, String> texts) implements FileTree {

    @Override
    public String commit() {
        return "tip";
    }

    @Override
    public SortedSet<String> files() {
        return new TreeSet<>(texts.keySet());
    }

    @Override
    public Optional<byte[]> content(String path) {
        return Optional.ofNullable(texts.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
