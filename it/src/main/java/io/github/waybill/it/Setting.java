package io.github.waybill.it;

import java.nio.file.Path;

/** What the build of this project tells its tests and its demo. */
public final class Setting {

    private Setting() {}

    /** Returns the folder of this project. */
    public static Path root() {
        return path("it.root");
    }

    /** Returns the version of this project. */
    public static String version() {
        return value("it.version");
    }

    /** Returns the home of the Maven that builds this project. */
    public static Path maven() {
        return path("it.maven");
    }

    /** Returns the local repository of the Maven that builds this project. */
    public static Path repository() {
        return path("it.repository");
    }

    private static Path path(String name) {
        return Path.of(value(name)).toAbsolutePath().normalize();
    }

    private static String value(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The system property " + name + " is not set; run by mvn verify");
        }
        return value;
    }
}
