package io.github.waybill.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one benchmark or all: {@code edit}, {@code cost}, {@code crowd} and {@code trace}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] names) throws Exception {
        String wanted = String.join(" ", names);
        boolean all = wanted.isBlank() || wanted.equals("all");
        if (all || wanted.contains("edit")) {
            new Runner(new OptionsBuilder()
                            .include(EditBenchmark.class.getName())
                            .build())
                    .run();
        }
        if (all || wanted.contains("cost")) {
            for (String files : System.getProperty("bench.files").split(",")) {
                BumpCost.measure(Integer.parseInt(files.strip()));
            }
        }
        if (all || wanted.contains("crowd")) {
            Crowd.measure(50);
        }
        if (all || wanted.contains("trace")) {
            TraceCost.measure(200, 20_000);
        }
    }
}
