package io.github.waybill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process took, with those that it started.
 *
 * @param millis wall time
 * @param kilobytes the most memory that one of the processes had (VmHWM of Linux)
 */
record Measured(long millis, long kilobytes) {

    static Measured run(Process process) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long most = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            for (ProcessHandle one : all) {
                most = Math.max(most, peak(one.pid()));
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException("failed with " + process.exitValue());
        }
        return new Measured(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), most);
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
