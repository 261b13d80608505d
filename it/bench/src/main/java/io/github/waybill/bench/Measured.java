package io.github.waybill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process took, with those that it started.
 *
 * @param millis wall time
 * @param cpuMillis processor time, which other work on the machine disturbs less
 * @param kilobytes the most memory that one of the processes had (VmHWM of Linux)
 */
record Measured(long millis, long cpuMillis, long kilobytes) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }

    /** Returns the median of each figure by itself. */
    static Measured medians(List<Measured> runs) {
        return new Measured(
                median(runs.stream().map(Measured::millis).toList()),
                median(runs.stream().map(Measured::cpuMillis).toList()),
                median(runs.stream().map(Measured::kilobytes).toList()));
    }

    /** Waits for a process, at most ten minutes. */
    static Measured run(Process process) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long most = 0;
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            Duration sum = Duration.ZERO;
            for (ProcessHandle one : all) {
                sum = sum.plus(one.info().totalCpuDuration().orElse(Duration.ZERO));
                most = Math.max(most, peak(one.pid()));
            }
            cpu = cpu.compareTo(sum) < 0 ? sum : cpu;
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                all.forEach(ProcessHandle::destroyForcibly);
                throw new IOException("has not ended after " + LONGEST.toMinutes() + " minutes");
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException("failed with " + process.exitValue());
        }
        return new Measured(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), cpu.toMillis(), most);
    }

    private static long peak(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            // It has just ended.
            return 0;
        }
    }
}
