package io.github.waybill.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is asked for the affected modules of a reactor since its branch {@code base}, and plain Maven, which is not. */
enum Contender {
    PLAIN("mvn validate", "", "", "validate"),

    WAYBILL(
            "build-graph:affected",
            "",
            "target/build-graph/affected.json",
            "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":affected",
            "-Dbuild-graph.base=base") {
        @Override
        String selected(String answer) {
            return String.valueOf(json(answer).getAsJsonArray("modules").size());
        }
    },

    GIB(
            "GIB 4.5.4",
            extension("io.github.gitflow-incremental-builder", "gitflow-incremental-builder", "4.5.4"),
            "target/impacted.log",
            "validate",
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
            "validate",
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

    final String title;

    /** The arguments of Maven. */
    final List<String> arguments;

    private final String extension;
    private final String answer;

    Contender(String title, String extension, String answer, String... arguments) {
        this.title = title;
        this.extension = extension;
        this.answer = answer;
        this.arguments = List.of(arguments);
    }

    /** Returns how many modules an answer names, or the word that it has in place of them. */
    String selected(String answer) {
        return "";
    }

    /** Returns how many modules were selected in a reactor, and removes the answer. */
    String take(Path reactor) throws IOException {
        Path file = reactor.resolve(answer);
        if (!Files.isRegularFile(file)) {
            return "-";
        }
        String selected = selected(Files.readString(file));
        Files.delete(file);
        return selected;
    }

    /** Returns {@code .mvn/extensions.xml} with what this needs beside what a reactor has already; empty is no file. */
    String extensions(String own) {
        if (extension.isEmpty()) {
            return own;
        }
        String present = own.isEmpty() ? "<extensions>\n</extensions>\n" : own;
        return present.replace("</extensions>", extension + "</extensions>");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static String extension(String groupId, String artifactId, String version) {
        return "<extension><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></extension>\n"
                .formatted(groupId, artifactId, version);
    }
}
