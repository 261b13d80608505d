package io.github.waybill.bench;

import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.kustomize.Kustomization;
import io.github.waybill.kustomizebump.kustomize.KustomizationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a kustomization of 500 lines, and changing one tag with the proof that nothing else has changed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class EditBenchmark {

    private byte[] content = {};
    private ImageOverride next = new ImageOverride("service-50", null, "b".repeat(40), null);

    /** Takes the file that {@code bench.kustomization} names, if it names one. */
    @Setup
    public void prepare() throws IOException, KustomizationException {
        String file = System.getProperty("bench.kustomization", "");
        if (file.isEmpty()) {
            content = made();
        } else {
            content = Files.readAllBytes(Path.of(file));
            String first = Kustomization.read(file, content).images().get(0).name();
            next = new ImageOverride(first, null, "b".repeat(40), null);
        }
    }

    /** 30 resources, 20 patches of 8 lines and 100 images of 3 lines with a comment here and there. */
    private static byte[] made() {
        StringBuilder text =
                new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n\nresources:\n");
        for (int i = 0; i < 30; i++) {
            text.append("  - ../../base/service-").append(i).append('\n');
        }
        text.append("\npatches:\n");
        for (int i = 0; i < 20; i++) {
            text.append("  - target: {kind: Deployment, name: service-")
                    .append(i)
                    .append("}\n    patch: |-\n");
            text.append("      # why\n      - op: replace\n        path: /spec/replicas\n        value: 3\n\n");
        }
        text.append("images:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  - name: service-").append(i).append(i % 9 == 0 ? "  # moves\n" : "\n");
            text.append("    newName: registry.example.com/shop/service-")
                    .append(i)
                    .append('\n');
            text.append("    newTag: ").append("a".repeat(40)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Object read() throws KustomizationException {
        return Kustomization.read("kustomization.yaml", content).images();
    }

    @Benchmark
    public byte[] readAndChange() throws KustomizationException {
        return Kustomization.read("kustomization.yaml", content).with(next).content();
    }
}
