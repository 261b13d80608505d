package io.github.waybill.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What is asked for the affected modules of a reactor since its branch {@code base}, and plain Maven, which is not. */
enum Contender {
    PLAIN("mvn " + Bench.goal(), "", "", Bench.goal()) {
        @Override
        String selected(String log) {
            return "-";
        }
    },

    WAYBILL("build-graph:affected", "", "target/build-graph/affected.json", affected(), "-Dbuild-graph.base=base"),

    /** What the goal adds to a build that does its work besides. */
    BESIDE(
            "affected, " + Bench.goal(),
            "",
            "target/build-graph/affected.json",
            affected(),
            "-Dbuild-graph.base=base",
            Bench.goal()),

    TRIM(
            Bench.goal() + ", trimmed",
            extension("io.github.waybill", "build-graph-maven-plugin", Setting.version()),
            "",
            Bench.goal(),
            "-Dbuild-graph.trim",
            "-Dbuild-graph.base=base") {
        @Override
        String selected(String log) {
            return TRIMMED.matcher(log)
                    .results()
                    .map(found -> "builds " + found.group(1))
                    .findFirst()
                    .orElse("all");
        }
    },

    GIB(
            "GIB 4.5.4",
            extension("io.github.gitflow-incremental-builder", "gitflow-incremental-builder", "4.5.4"),
            "target/impacted.log",
            Bench.goal(),
            "-Dgib.referenceBranch=base",
            "-Dgib.uncommitted=false",
            "-Dgib.untracked=false",
            "-Dgib.logImpactedTo=target/impacted.log") {
        @Override
        String selected(String answer) {
            return String.valueOf(answer.lines().count());
        }
    },

    SCALPEL(
            "Scalpel 0.3.7",
            extension("eu.maveniverse.maven.scalpel", "extension3", "0.3.7"),
            "target/scalpel-report.json",
            Bench.goal(),
            "-Dscalpel.mode=report",
            "-Dscalpel.baseBranch=base") {
        @Override
        String selected(String answer) {
            JsonObject report = json(answer);
            if (report.has("status")) {
                return report.get("status").getAsString();
            }
            return report.get("fullBuildTriggered").getAsBoolean()
                    ? "all"
                    : String.valueOf(report.getAsJsonArray("affectedModules").size());
        }
    };

    private static final Pattern TRIMMED = Pattern.compile("Trimmed to (\\d+) of");

    final String title;

    /** The arguments of Maven, the goal first. */
    final List<String> arguments;

    private final String extension;
    private final String answer;

    Contender(String title, String extension, String answer, String... arguments) {
        this.title = title;
        this.extension = extension;
        this.answer = answer;
        this.arguments = List.of(arguments);
    }

    /** Returns how many modules an answer names, or the word that it has in place of them; as it stands here, of the goal's answer. */
    String selected(String answer) {
        return String.valueOf(json(answer).getAsJsonArray("modules").size());
    }

    /** Returns how many modules were selected in a reactor, and removes the answer; where there is no file for it, the log has it. */
    String take(Path reactor, Path log) throws IOException {
        if (answer.isEmpty()) {
            return selected(Files.readString(log));
        }
        Path file = reactor.resolve(answer);
        if (!Files.isRegularFile(file)) {
            return "-";
        }
        String selected = selected(Files.readString(file));
        Files.delete(file);
        return selected;
    }

    /** Returns what this is told of what to compare, without the goal that it is asked by. */
    List<String> options() {
        return arguments.subList(1, arguments.size());
    }

    /** Runs Maven on a reactor with what this needs in {@code .mvn/extensions.xml}, beside what the reactor has there already. */
    Measured run(Maven maven, Path reactor, Path log, List<String> mavenArguments)
            throws IOException, InterruptedException {
        Path extensions = reactor.resolve(".mvn/extensions.xml");
        String own = Files.exists(extensions) ? Files.readString(extensions) : "";
        put(extensions, extensions(own));
        try {
            return Measured.run(maven.start(reactor, log, mavenArguments.toArray(String[]::new)));
        } finally {
            put(extensions, own);
        }
    }

    private String extensions(String own) {
        if (extension.isEmpty()) {
            return own;
        }
        String present = own.isEmpty() ? "<extensions>\n</extensions>\n" : own;
        return present.replace("</extensions>", extension + "</extensions>");
    }

    /** Writes a file, or removes it where there is nothing to write: a file that git does not know would be a change. */
    private static void put(Path file, String content) throws IOException {
        if (content.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }

    private static String affected() {
        return "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":affected";
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static String extension(String groupId, String artifactId, String version) {
        return "<extension><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></extension>\n"
                .formatted(groupId, artifactId, version);
    }
}
