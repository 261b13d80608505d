package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.git.Access;
import io.github.waybill.kustomizebump.git.ProxyServer;
import io.github.waybill.kustomizebump.registry.JibRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Who may use the GitOps repository and the registries: the servers of {@code settings.xml}, decrypted, then the environment. */
final class Credentials {

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    Credentials(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /**
     * Returns how to reach a GitOps repository.
     *
     * @param serverId the server of {@code settings.xml}, or {@code null} for the one named like the repository's host
     */
    Access forGit(String url, @Nullable String serverId, Duration timeout) {
        ProxyServer proxy = proxy(url).orElse(null);
        Optional<Server> server = server(serverId == null ? host(url) : serverId);
        if (server.isPresent()) {
            Server found = server.get();
            boolean key =
                    found.getPrivateKey() != null && !found.getPrivateKey().isEmpty();
            return new Access(
                    found.getUsername(),
                    key ? found.getPassphrase() : found.getPassword(),
                    key ? Path.of(found.getPrivateKey()) : null,
                    proxy,
                    timeout);
        }
        String password = System.getenv("KUSTOMIZE_BUMP_PASSWORD");
        String username = System.getenv("KUSTOMIZE_BUMP_USERNAME");
        // GitHub takes this user with any token; GitLab and others take any user at all.
        return new Access(
                username == null && password != null ? "x-access-token" : username, password, null, proxy, timeout);
    }

    /** Returns the active proxy for an address, unless it is one that the proxy is not for. */
    private Optional<ProxyServer> proxy(String url) {
        String scheme = url.replaceFirst("://.*$", "");
        return session.getSettings().getProxies().stream()
                .filter(Proxy::isActive)
                .filter(proxy -> scheme.matches("https?"))
                .sorted(Comparator.comparing(proxy -> !scheme.equalsIgnoreCase(proxy.getProtocol())))
                .findFirst()
                .filter(proxy -> !isExempt(host(url), proxy.getNonProxyHosts()))
                .map(proxy -> decrypter
                        .decrypt(new DefaultSettingsDecryptionRequest(proxy))
                        .getProxy())
                .map(proxy ->
                        new ProxyServer(proxy.getHost(), proxy.getPort(), proxy.getUsername(), proxy.getPassword()));
    }

    /** {@code nonProxyHosts} are names with {@code *}, separated by bars or commas (Maven settings reference). */
    private static boolean isExempt(String host, @Nullable String nonProxyHosts) {
        return nonProxyHosts != null
                && Stream.of(nonProxyHosts.split("[|,]"))
                        .map(String::strip)
                        .map(pattern -> "(?i)" + Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
                        .anyMatch(host::matches);
    }

    /**
     * Returns the registries, as these credentials reach them. Several threads can ask; Maven's decrypter, which is made for one, is asked by
     * one at a time.
     */
    JibRegistry registries(boolean allowInsecure) {
        return new JibRegistry(this::forRegistry, allowInsecure, Boolean.getBoolean("sendCredentialsOverHttp"));
    }

    /** Returns who may read a registry, as Jib would find it: Jib's own properties, then the server named like the registry. */
    private synchronized Optional<JibRegistry.Login> forRegistry(String registry) {
        String username = session.getUserProperties().getProperty("jib.to.auth.username");
        String password = session.getUserProperties().getProperty("jib.to.auth.password");
        if (username != null && password != null) {
            return Optional.of(new JibRegistry.Login(username, password));
        }
        return server(registry)
                .or(() -> server(registry.replaceFirst(":\\d+$", "")))
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> new JibRegistry.Login(server.getUsername(), server.getPassword()));
    }

    private Optional<Server> server(String id) {
        return session.getSettings().getServers().stream()
                .filter(server -> id.equals(server.getId()))
                .findFirst()
                .map(server -> decrypter
                        .decrypt(new DefaultSettingsDecryptionRequest(server))
                        .getServer());
    }

    private static String host(String url) {
        return url.replaceFirst("^\\w[\\w+.-]*://", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("[:/].*$", "");
    }
}
