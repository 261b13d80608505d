package io.github.waybill.kustomizebump.kustomize;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Kustomize of this machine, on its own or within kubectl: what it makes of a kustomization over one workload. */
final class RealKustomize {

    /** Every image stands in containers of each kind that Kustomize rewrites. */
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: all
            spec:
              selector: {matchLabels: {app: all}}
              template:
                metadata:
                  labels: {app: all}
                spec:
                  initContainers:
            %1$s
                  containers:
            %1$s
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: nightly
            spec:
              schedule: "0 0 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
            %2$s
            """;

    private final List<String> command;
    private final Path folder;

    private RealKustomize(List<String> command, Path folder) {
        this.command = command;
        this.folder = folder;
    }

    /** Returns Kustomize with a folder to work in; without one on the machine the test is skipped, or fails where all have to run. */
    static RealKustomize in(Path folder) {
        Optional<List<String>> command = find("kubectl", "kustomize").or(() -> find("kustomize", "build"));
        if ("all".equals(System.getProperty("it.require"))) {
            assertTrue(command.isPresent(), "neither kubectl nor kustomize is installed");
        }
        assumeTrue(command.isPresent(), "skipped: neither kubectl nor kustomize is installed");
        return new RealKustomize(command.orElseThrow(), folder);
    }

    private static Optional<List<String>> find(String program, String goal) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(path -> Path.of(path, program))
                .filter(Files::isExecutable)
                .map(path -> List.of(path.toString(), goal))
                .findFirst();
    }

    /**
     * Returns the rendered manifests, or empty if Kustomize refuses the file.
     *
     * @param kustomization a file that has the resource {@code workload.yaml}
     * @param images the images of the workload
     */
    Optional<String> render(String kustomization, List<String> images) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("workload.yaml"), WORKLOAD.formatted(containers(images, 6), containers(images, 10)));
        Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
        Path output = folder.resolve("output");
        boolean good = run(folder, output, folder.resolve("errors")) == 0;
        return good ? Optional.of(Files.readString(output, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Returns the rendered manifests of a folder that Kustomize takes. */
    String render(Path overlay) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        int exitCode = run(overlay, output, errors);
        assertTrue(exitCode == 0, () -> overlay + " does not render: " + text(errors));
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private int run(Path overlay, Path output, Path errors) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(overlay.toString());
        Process process = new ProcessBuilder(whole)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return process.waitFor();
    }

    private static String containers(List<String> images, int indent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            lines.add(" ".repeat(indent) + "- {name: c" + i + ", image: \"" + images.get(i) + "\"}");
        }
        return String.join("\n", lines);
    }
}
