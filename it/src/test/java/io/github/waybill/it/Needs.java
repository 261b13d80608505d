package io.github.waybill.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.waybill.it.servers.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test cannot do without. Missing, it skips the test in one line, or fails it where all tests have to run. */
final class Needs {

    private Needs() {}

    static void programs(String... names) {
        for (String name : names) {
            there(Programs.find(name).isPresent(), name + " is not installed");
        }
    }

    /** Returns Kustomize for a part of a test that the rest can do without, and says so where it is missing. */
    static Optional<Kustomize> kustomize() {
        Optional<Kustomize> kustomize = Kustomize.find();
        if (kustomize.isEmpty()) {
            String problem = "neither kubectl nor kustomize is installed, so no manifests are compared";
            assertFalse(isAll(), problem);
            System.out.println("skipped in part: " + problem);
        }
        return kustomize;
    }

    /** Returns the home of a JDK newer than the one that runs; it is never required, since 17 is what counts. */
    static Path newerJdk() {
        Optional<Path> jdk = Stream.of("temurin-25-jdk-amd64", "java-25-openjdk-amd64", "java-21-openjdk-amd64")
                .map(name -> Path.of("/usr/lib/jvm", name))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(jdk.isPresent(), "skipped: no newer JDK in /usr/lib/jvm");
        return jdk.orElseThrow();
    }

    /** Mounts a disk of this size in a folder; only root can. */
    static void smallDisk(Path folder, String size) throws IOException, InterruptedException {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        there(mount.waitFor() == 0, "no small disk can be mounted to fill");
    }

    private static boolean isAll() {
        return "all".equals(System.getProperty("it.require"));
    }

    private static void there(boolean there, String problem) {
        if (isAll()) {
            assertTrue(there, problem);
        }
        if (!there) {
            System.out.println("skipped: " + problem);
        }
        assumeTrue(there, "skipped: " + problem);
    }
}
