package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** The credentials that git itself would use: those of its credential helpers (git-credential). They are asked only if the server asks. */
final class CredentialHelper extends CredentialsProvider {

    /** A line break in an address would begin a line of its own, and ask for the credentials of another host (CVE-2020-5260). */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Path folder;
    private final Duration timeout;

    /**
     * Makes a provider.
     *
     * @param folder where git runs
     */
    CredentialHelper(Path folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items)) {
            return false;
        }
        Optional<String> answer = ask(uri);
        for (CredentialItem item : items) {
            String key = item instanceof CredentialItem.Username ? "username=" : "password=";
            Optional<String> value = answer.flatMap(lines -> lines.lines()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()))
                    .findFirst());
            if (value.isEmpty()) {
                return false;
            }
            if (item instanceof CredentialItem.Username username) {
                username.setValue(value.get());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(value.get().toCharArray());
            }
        }
        return true;
    }

    private Optional<String> ask(URIish uri) {
        String host = uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
        String path = String.valueOf(uri.getPath()).replaceFirst("^/", "");
        List<String> lines = new ArrayList<>(List.of("protocol=" + uri.getScheme(), "host=" + host, "path=" + path));
        if (uri.getUser() != null) {
            lines.add("username=" + uri.getUser());
        }
        if (lines.stream().anyMatch(line -> CONTROL.matcher(line).find())) {
            return Optional.empty();
        }
        String question = String.join("\n", lines) + "\n\n";
        try {
            GitCommand.Answer answer = GitCommand.run(folder, timeout, Map.of(), question, "credential", "fill");
            return answer.isGood() ? Optional.of(answer.output()) : Optional.empty();
        } catch (IOException e) {
            // No git, no helper: the server's own refusal says what is missing.
            return Optional.empty();
        }
    }
}
