package io.github.waybill.kustomizebump.bump;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines that two versions of a file differ in, between what they have in common at both ends. */
final class LineDiff {

    private LineDiff() {}

    static String of(OverlayFile before, OverlayFile after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        StringBuilder diff = new StringBuilder(
                "--- a/%s\n+++ b/%s\n@@ -%d +%d @@\n".formatted(before.path(), after.path(), head + 1, head + 1));
        old.subList(head, old.size() - tail)
                .forEach(line -> diff.append('-').append(line).append('\n'));
        now.subList(head, now.size() - tail)
                .forEach(line -> diff.append('+').append(line).append('\n'));
        return diff.toString();
    }

    private static List<String> lines(OverlayFile file) {
        return new String(file.content(), StandardCharsets.UTF_8).lines().toList();
    }
}
