package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.Urls;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.TransportConfigCallback;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/** How JGit reaches a server: credentials, keys, time limits. A host that {@code known_hosts} does not name is refused. */
final class Remote implements TransportConfigCallback, AutoCloseable {

    /**
     * What receives a push to a repository on this machine. For the usual two names of this program JGit receives the push itself: it runs no
     * hooks, and leaves the branch locked when the JVM is killed. For any other command it starts git, which does better in both.
     */
    private static final String GITS_OWN_RECEIVER = "git --no-pager receive-pack";

    private final String url;
    private final Access access;
    private final Path folder;
    private final HttpConnections http;
    private @Nullable SshSessions ssh;

    /**
     * Makes the way to a server.
     *
     * @param folder where git's credential helpers run
     */
    Remote(String url, Access access, Path folder) {
        this.url = url;
        this.access = access;
        this.folder = folder;
        this.http = new HttpConnections(access.proxy());
    }

    int timeoutSeconds() {
        return (int) Math.max(1, access.timeout().toSeconds());
    }

    @Override
    public void configure(Transport transport) {
        if (transport instanceof SshTransport secure) {
            if (ssh == null) {
                ssh = new SshSessions(access.privateKey());
            }
            ssh.configure(secure);
        }
        if (transport instanceof TransportHttp overHttp) {
            overHttp.setHttpConnectionFactory(http);
        }
    }

    /** Prepares a push, as {@link #configure} does all else. */
    void configurePush(Transport transport) {
        configure(transport);
        if (!transport.getURI().isRemote() && GitCommand.isInstalled(folder, access.timeout())) {
            transport.setOptionReceivePack(GITS_OWN_RECEIVER);
        }
    }

    /** Returns who gives the credentials. It answers no question of the server's, so an unknown host is refused. */
    CredentialsProvider credentials() {
        if (access.username() != null && access.password() != null) {
            return new UsernamePasswordCredentialsProvider(access.username(), access.password());
        }
        return url.matches("https?://.*")
                ? new CredentialHelper(folder, access.timeout())
                : new Passphrase(access.password());
    }

    /** Returns a failure in words that show no credentials. */
    String safe(Exception failure) {
        String words = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !words.contains(cause.getMessage())) {
                words = words + ": " + cause.getMessage();
            }
        }
        String reason = http.reason();
        words = Urls.withoutCredentials(reason.isEmpty() ? words : words + ": " + reason);
        String password = access.password();
        return password == null || password.isEmpty() ? words : words.replace(password, "***");
    }

    /** Returns why a push failed, as {@link #safe} does. What git says before it takes a connection on this machine JGit loses, so it is asked again. */
    String refusal(Exception failure) {
        try {
            URIish repository = new URIish(url);
            if (!repository.isRemote()) {
                GitCommand.Answer answer = GitCommand.run(
                        folder,
                        access.timeout(),
                        Map.of(),
                        "",
                        "receive-pack",
                        "--advertise-refs",
                        repository.getPath());
                if (!answer.isGood()) {
                    return answer.words();
                }
            }
        } catch (IOException | URISyntaxException e) {
            // No git was asked, so it is JGit's own failure.
        }
        return safe(failure);
    }

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
        }
    }

    /** Gives the passphrase of a key, and nothing else. */
    private static final class Passphrase extends CredentialsProvider {

        private final @Nullable String passphrase;

        Passphrase(@Nullable String passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            return passphrase != null
                    && List.of(items).stream().allMatch(item -> item instanceof CredentialItem.Password);
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            if (passphrase == null || !supports(items)) {
                return false;
            }
            for (CredentialItem item : items) {
                ((CredentialItem.Password) item).setValue(passphrase.toCharArray());
            }
            return true;
        }
    }
}
