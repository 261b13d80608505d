package io.github.waybill.bench;

import io.github.waybill.it.Git;
import io.github.waybill.it.Maven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Maven's own plugins say of the reactor at a commit. Commits whose POMs are the same are asked about once; the files that the plugins
 * write stay, and are taken again by a later run.
 */
final class MavenAnswers {

    private static final String EFFECTIVE_POM = "org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom";
    private static final String TREE = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree";

    /** What a line of a tree begins with. */
    private static final Pattern BRANCHES = Pattern.compile("^[-+|\\\\ ]*");

    private final Maven maven;
    private final Git checkout;
    private final Path folder;
    private final Map<String, Map<String, ReactorModule>> modules = new HashMap<>();
    private final Map<String, Map<String, List<String>>> trees = new HashMap<>();

    /**
     * Makes one.
     *
     * @param checkout a work tree that commits are checked out in, always the same, so that paths do not differ
     * @param folder where files are kept
     */
    MavenAnswers(Maven maven, Git checkout, Path folder) {
        this.maven = maven;
        this.checkout = checkout;
        this.folder = folder;
    }

    /** Returns the modules by their ids, in the order of the reactor. */
    Map<String, ReactorModule> modules(String commit) throws IOException, InterruptedException {
        String key = key(commit);
        Map<String, ReactorModule> known = modules.get(key);
        if (known == null) {
            Path file = answer(commit, key, "effective-pom", ".xml", EFFECTIVE_POM, "-Doutput=");
            known = EffectivePoms.read(file, checkout.folder(), interpolated(commit));
            modules.put(key, known);
        }
        return known;
    }

    /**
     * Returns the resolved artifacts of the modules by their ids, each as {@code groupId:artifactId:type[:classifier]:version:scope}, in the
     * order of the tree. A module is missing whose dependencies cannot be resolved.
     */
    Map<String, List<String>> trees(String commit) throws IOException, InterruptedException {
        String key = key(commit);
        Map<String, List<String>> known = trees.get(key);
        if (known == null) {
            // One module whose dependencies cannot be had does not keep the others from being asked.
            Path file =
                    answer(commit, key, "tree", ".txt", TREE, "--fail-never", "-DappendOutput=true", "-DoutputFile=");
            known = parse(Files.readAllLines(file));
            trees.put(key, known);
        }
        return known;
    }

    /** Equal where all POMs are, and what Maven is configured with. */
    private String key(String commit) throws IOException, InterruptedException {
        String files = checkout.run("ls-tree", "-r", commit)
                .lines()
                .filter(line -> line.matches(".*[\t/](pom\\.xml|\\.mvn/.*)"))
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(files.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Runs a goal whose last argument takes the name of the file to write, unless the file is there. */
    private Path answer(String commit, String key, String name, String suffix, String... arguments)
            throws IOException, InterruptedException {
        Path file = folder.resolve(name + "-" + key + suffix);
        if (Files.exists(file)) {
            return file;
        }
        checkout.run("checkout", "-q", "--detach", commit);
        Path unfinished = folder.resolve("unfinished" + suffix);
        Files.deleteIfExists(unfinished);
        Path log = folder.resolve(name + "-" + key + ".log");
        arguments[arguments.length - 1] += unfinished;
        try {
            Measured.run(maven.start(checkout.folder(), log, arguments));
        } catch (IOException e) {
            throw new IOException(name + " of " + commit + " " + e.getMessage() + ", see " + log, e);
        }
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the names of the properties that POMs name. */
    private Set<String> interpolated(String commit) throws IOException, InterruptedException {
        // Where nothing is found git fails; a project there is in every POM.
        String found = checkout.run("grep", "-ohE", "[$][{][^}]+[}]|<project", commit, "--", "pom.xml", "*/pom.xml");
        return Pattern.compile("\\$\\{([^}]+)}")
                .matcher(found)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> parse(List<String> lines) {
        Map<String, List<String>> trees = new LinkedHashMap<>();
        List<String> tree = new ArrayList<>();
        for (String line : lines) {
            String artifact = BRANCHES.matcher(line).replaceFirst("");
            if (artifact.length() == line.length()) {
                String[] coordinates = line.split(":");
                tree = trees.computeIfAbsent(coordinates[0] + ":" + coordinates[1], id -> new ArrayList<>());
            } else {
                tree.add(artifact);
            }
        }
        return trees;
    }
}
