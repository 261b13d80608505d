package io.github.waybill.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and removes folders. */
public final class Folders {

    private Folders() {}

    /** Copies a folder, without what builds have left in it. */
    public static Path copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path relative = from.relativize(file);
            if (Stream.of(relative.toString().split("/")).noneMatch("target"::equals) && Files.isRegularFile(file)) {
                Path copy = to.resolve(relative.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    /** Makes an empty folder, removing what was there. */
    public static Path fresh(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files =
                    files(folder).stream().sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
