package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The lines that two versions of a file differ in, with what stands around them, as {@code git diff} shows them. */
final class LineDiff {

    private LineDiff() {}

    static String of(OverlayFile before, OverlayFile after) {
        RawText old = new RawText(before.content());
        RawText now = new RawText(after.content());
        ByteArrayOutputStream diff = new ByteArrayOutputStream();
        diff.writeBytes(
                "--- a/%s\n+++ b/%s\n".formatted(before.path(), after.path()).getBytes(StandardCharsets.UTF_8));
        try (DiffFormatter formatter = new DiffFormatter(diff)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now), old, now);
            formatter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing fails to be written to memory.", e);
        }
        return diff.toString(StandardCharsets.UTF_8);
    }
}
