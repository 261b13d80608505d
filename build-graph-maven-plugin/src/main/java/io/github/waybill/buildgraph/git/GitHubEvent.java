package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a GitHub Actions build was started by: some of it no variable tells, only the webhook's payload, in a file. */
final class GitHubEvent {

    static final String VARIABLE = "GITHUB_EVENT_PATH";

    private GitHubEvent() {}

    /** Returns a string of the payload, or empty where there is none. An event that cannot be read proposes nothing either. */
    static Optional<String> string(Map<String, String> environment, String... names) {
        String file = environment.getOrDefault(VARIABLE, "");
        try {
            return file.isEmpty() ? Optional.empty() : JsonStrings.at(Files.readString(Path.of(file)), names);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
