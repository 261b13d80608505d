package io.github.waybill.kustomizebump.git;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.TransportConfigCallback;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** How JGit reaches a server: credentials, keys, time limits. A host that {@code known_hosts} does not name is refused. */
final class Remote implements TransportConfigCallback, AutoCloseable {

    private final String url;
    private final Access access;
    private final Path folder;
    private @Nullable SshdSessionFactory ssh;

    /**
     * Makes the way to a server.
     *
     * @param folder where git's credential helpers run
     */
    Remote(String url, Access access, Path folder) {
        this.url = url;
        this.access = access;
        this.folder = folder;
    }

    int timeoutSeconds() {
        return (int) Math.max(1, access.timeout().toSeconds());
    }

    @Override
    public void configure(Transport transport) {
        if (transport instanceof SshTransport secure) {
            if (ssh == null) {
                ssh = sessions();
            }
            secure.setSshSessionFactory(ssh);
        }
        ProxyServer proxy = access.proxy();
        if (proxy != null && transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new ProxiedConnections(proxy));
        }
    }

    private SshdSessionFactory sessions() {
        File home = new File(System.getProperty("user.home"));
        SshdSessionFactoryBuilder builder = new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setConnectorFactory(new SshAgent(System.getenv()))
                .setHomeDirectory(home)
                .setSshDirectory(new File(home, ".ssh"));
        Path key = access.privateKey();
        if (key != null) {
            builder.setDefaultIdentities(sshDirectory -> List.of(key));
        }
        return builder.build(null);
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
        words = Urls.withoutCredentials(words);
        String password = access.password();
        return password == null || password.isEmpty() ? words : words.replace(password, "***");
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
