package io.github.waybill.buildgraph.render;

import io.github.waybill.buildgraph.graph.Affected;
import io.github.waybill.buildgraph.graph.AffectedModule;
import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is affected, as a child pipeline of GitLab: a job that deploys for each service, after one that tests the rest. Stages {@code test} and
 * {@code deploy} stand in it, so that nothing is published where a test fails that no service's own build runs.
 */
public final class GitLabPipeline {

    /** Linux takes 128 KiB as one argument of a program. */
    private static final int LONGEST_LIST = 100_000;

    private final StringBuilder yaml = new StringBuilder();
    private final String directory;

    private GitLabPipeline(String directory) {
        this.directory = directory;
    }

    /**
     * Returns the YAML.
     *
     * @param directory the folder that Maven runs in, relative to the repository, {@code ""} for its root
     * @param include the file of the repository that says what all jobs have in common, or {@code null}
     */
    public static String of(Affected affected, String directory, @Nullable String include) {
        GitLabPipeline pipeline = new GitLabPipeline(directory);
        pipeline.head(affected, include);
        List<AffectedModule> services = Selection.SERVICES.of(affected);
        List<AffectedModule> rest = new ArrayList<>(affected.modules());
        rest.removeAll(services);
        if (!rest.isEmpty()) {
            pipeline.job("test", "test", "mvn -B verify" + projects(rest));
        }
        services.forEach(service -> pipeline.job(
                "deploy " + name(service.module().id(), services),
                "deploy",
                "mvn -B deploy" + projects(List.of(service))));
        if (affected.modules().isEmpty()) {
            pipeline.nothing(Labels.verdict(affected));
        }
        return pipeline.yaml.toString();
    }

    /**
     * Writes what the pipeline has besides jobs. Its rule is for merge requests: a job that has no rule runs for branches and tags only, unless
     * the pipeline has one.
     */
    private void head(Affected affected, @Nullable String include) {
        yaml.append("# Made by build-graph:affected: ")
                .append(quoted(Labels.verdict(affected)))
                .append('\n');
        if (include != null) {
            yaml.append("include:\n  - local: ")
                    .append(quoted(include.startsWith("/") ? include : "/" + include))
                    .append('\n');
        }
        yaml.append("workflow:\n  rules:\n    - when: always\nstages:\n  - test\n  - deploy\n");
    }

    private void job(String name, String stage, String command) {
        yaml.append('\n')
                .append(quoted(name))
                .append(":\n  stage: ")
                .append(stage)
                .append("\n  script:\n");
        if (!directory.isEmpty()) {
            yaml.append("    - ").append(quoted("cd " + word(directory))).append('\n');
        }
        yaml.append("    - ").append(quoted(command)).append('\n');
    }

    /** GitLab refuses a pipeline without a job. This one needs a runner, but no clone and nothing that prepares a build. */
    private void nothing(String verdict) {
        yaml.append("\n\"nothing affected\":\n  stage: test\n  inherit:\n    default: [image, tags]\n")
                .append("  variables:\n    GIT_STRATEGY: none\n  script:\n    - ")
                .append(quoted("echo " + word("Affected: " + verdict)))
                .append('\n');
    }

    /** Builds all modules where naming some would be too long for a command: more than is needed, and never less. */
    private static String projects(List<AffectedModule> modules) {
        String list =
                modules.stream().map(module -> module.module().id().toString()).collect(Collectors.joining(","));
        return list.length() > LONGEST_LIST ? "" : " -pl " + list + " -am";
    }

    /** Returns what people call a service: its {@code artifactId}, if no other service in the pipeline has the same. */
    private static String name(ModuleId id, List<AffectedModule> services) {
        long namesakes = services.stream()
                .filter(other -> other.module().id().artifactId().equals(id.artifactId()))
                .count();
        return namesakes == 1 ? id.artifactId() : id.toString();
    }

    /** Quotes a word for a POSIX shell: a folder, unlike a module, can have any name. */
    private static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Quotes a scalar for readers of YAML 1.1 and 1.2: what is not printable ASCII is escaped, by the number of its code point. */
    private static String quoted(String text) {
        StringBuilder scalar = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                scalar.append('\\').appendCodePoint(character);
            } else if (character >= 0x20 && character < 0x7f) {
                scalar.appendCodePoint(character);
            } else {
                scalar.append("\\U%08X".formatted(character));
            }
        });
        return scalar.append('"').toString();
    }
}
