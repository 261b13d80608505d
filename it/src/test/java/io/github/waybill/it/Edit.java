package io.github.waybill.it;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One change of a repository's working tree or of its history, so that a scenario can be told in a table. */
@FunctionalInterface
interface Edit {

    void apply(Git repository) throws IOException, InterruptedException;

    /** Writes a file, which may be there already. */
    static Edit write(String file, String text) {
        return repository -> {
            Path path = repository.folder().resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        };
    }

    /** Adds a line to a file, which has to be there. */
    static Edit append(String file) {
        return repository -> {
            Path path = repository.folder().resolve(file);
            Files.writeString(path, Files.readString(path) + "// changed\n");
        };
    }

    /** Replaces text, which has to be there, wherever it stands in a file. */
    static Edit replace(String file, String from, String to) {
        return repository -> repository.edit(file, from, to);
    }

    /** Gives the first element of a name in a POM another text. */
    static Edit element(String pom, String name, String text) {
        return first(
                pom,
                "<" + name + ">[^<]*</" + name + ">",
                Matcher.quoteReplacement("<" + name + ">" + text + "</" + name + ">"));
    }

    /** Gives the managed or declared dependency on an artifact, the first in the POM, another version. */
    static Edit version(String pom, String artifactId, String version) {
        return first(
                pom,
                "(<artifactId>" + artifactId + "</artifactId>\\s*<version>)[^<]*",
                "$1" + Matcher.quoteReplacement(version));
    }

    /** Writes XML at the end of the first element of a name in a POM. */
    static Edit into(String pom, String name, String xml) {
        return first(pom, "</" + name + ">", Matcher.quoteReplacement(xml) + "$0");
    }

    /** Writes XML at the end of a POM, as a section of its own. */
    static Edit section(String pom, String xml) {
        return into(pom, "project", xml);
    }

    /** Lets a regular expression's first match, which has to be there, be replaced. */
    static Edit first(String file, String regex, String replacement) {
        return repository -> {
            Path path = repository.folder().resolve(file);
            Matcher matcher = Pattern.compile(regex).matcher(Files.readString(path));
            if (!matcher.find()) {
                throw new IllegalArgumentException(file + " does not match " + regex);
            }
            Files.writeString(path, matcher.replaceFirst(replacement));
        };
    }

    /** Moves a file or a folder to a folder that may not be there yet. */
    static Edit move(String from, String to) {
        return repository -> {
            Path target = repository.folder().resolve(to);
            Files.createDirectories(target.getParent());
            Files.move(repository.folder().resolve(from), target);
        };
    }

    /** Removes a file or a folder. */
    static Edit delete(String path) {
        return repository -> {
            Path gone = repository.folder().resolve(path);
            if (Files.isDirectory(gone)) {
                Folders.fresh(gone);
            }
            Files.delete(gone);
        };
    }

    /** Makes a symbolic link, in place of what was there. */
    static Edit link(String link, String target) {
        return repository -> {
            Path path = repository.folder().resolve(link);
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, Path.of(target));
        };
    }

    /** Has a submodule stand at the commit of one digit; a gitlink needs no repository behind it. */
    static Edit submodule(String path, char digit) {
        return repository -> {
            Files.createDirectories(repository.folder().resolve(path));
            String commit = String.valueOf(digit).repeat(40);
            repository.run("update-index", "--add", "--cacheinfo", "160000," + commit + "," + path);
        };
    }

    /** Makes a sparse file of 100 MB that ends in a byte. */
    static Edit large(String file, int last) {
        return repository -> {
            try (RandomAccessFile large =
                    new RandomAccessFile(repository.folder().resolve(file).toFile(), "rw")) {
                large.seek(100L << 20);
                large.write(last);
            }
        };
    }

    /** Runs git. */
    static Edit git(String... arguments) {
        return repository -> repository.run(arguments);
    }

    /** Commits what is changed so far. */
    static Edit commit() {
        return repository -> {
            repository.run("add", "-A");
            repository.run("commit", "-q", "--allow-empty", "-m", "Change");
        };
    }
}
