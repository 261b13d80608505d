package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** The credentials that git itself would use: those of its credential helpers (git-credential). They are asked only if the server asks. */
final class CredentialHelper extends CredentialsProvider {

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
        String user = uri.getUser() == null ? "" : "username=" + uri.getUser() + "\n";
        String question = "protocol=" + uri.getScheme() + "\nhost=" + host + "\npath=" + path + "\n" + user + "\n";
        try {
            GitCommand.Answer answer = GitCommand.run(folder, timeout, Map.of(), question, "credential", "fill");
            return answer.isGood() ? Optional.of(answer.output()) : Optional.empty();
        } catch (IOException e) {
            // No git, no helper: the server's own refusal says what is missing.
            return Optional.empty();
        }
    }
}
