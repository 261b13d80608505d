package io.github.waybill.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one benchmark or all: {@code edit}, {@code cost}, {@code crowd}, {@code trace}, {@code trim}, {@code affected} and {@code exact}. */
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
            for (int files : numbers("bench.files")) {
                BumpCost.measure(files);
            }
        }
        if (all || wanted.contains("crowd")) {
            Crowd.measure(50);
        }
        if (all || wanted.contains("trace")) {
            TraceCost.measure(200, 20_000);
        }
        if (all || wanted.contains("trim")) {
            TrimCost.measure(100, Integer.getInteger("bench.runs"));
        }
        if (all || wanted.contains("affected")) {
            AffectedCost.measure(
                    numbers("bench.modules"),
                    Integer.getInteger("bench.runs"),
                    Path.of(System.getProperty("bench.reactor")),
                    Integer.getInteger("bench.commits"));
        }
        if (all || wanted.contains("exact")) {
            ExactCheck.measure(Path.of(System.getProperty("bench.reactor")), Integer.getInteger("bench.commits"));
        }
    }

    /** Returns the goal that plain Maven and the extensions run where only what they add to it is of interest. */
    static String goal() {
        return System.getProperty("bench.goal");
    }

    private static List<Integer> numbers(String property) {
        return Stream.of(System.getProperty(property).split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
