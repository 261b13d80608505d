package io.github.waybill.it;

import io.github.waybill.it.servers.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Kustomize of this machine: on its own or within kubectl. */
public record Kustomize(List<String> command) {

    /** Returns the Kustomize of this machine, if it has one. */
    public static Optional<Kustomize> find() {
        Optional<Kustomize> kubectl =
                Programs.find("kubectl").map(program -> new Kustomize(List.of(program.toString(), "kustomize")));
        return kubectl.or(() ->
                Programs.find("kustomize").map(program -> new Kustomize(List.of(program.toString(), "build"))));
    }

    /** Returns the rendered manifests of a folder. */
    public String render(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(folder.toString()))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(folder + " does not render: " + output);
        }
        return output;
    }
}
