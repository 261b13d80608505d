package io.github.waybill.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's {@code docker-registry} (Distribution), with basic authentication, over HTTP or TLS. */
public final class DockerRegistry implements AutoCloseable {

    private final Daemon daemon;
    private final int port;

    private DockerRegistry(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /**
     * Starts a registry.
     *
     * @param certificate what it shows over TLS, or {@code null} for plain HTTP
     * @param work an existing folder for the registry's images, configuration and log
     */
    public static DockerRegistry serve(Login login, @Nullable Certificate certificate, Path work)
            throws IOException, InterruptedException {
        int port = Daemon.freePort();
        Path users = work.resolve("htpasswd");
        Files.writeString(
                users,
                Programs.run("htpasswd", "-nbB", login.username(), login.password())
                                .strip() + "\n");
        String tls = certificate == null
                ? ""
                : "  tls:\n    certificate: %s\n    key: %s\n".formatted(certificate.chain(), certificate.key());
        Path configuration = Files.writeString(
                work.resolve("registry.yml"), """
                version: 0.1
                storage:
                  filesystem:
                    rootdirectory: %s
                auth:
                  htpasswd:
                    realm: registry
                    path: %s
                http:
                  addr: 127.0.0.1:%d
                """.formatted(work.resolve("images"), users, port) + tls);
        Daemon daemon = Daemon.start(
                List.of(Programs.require("docker-registry"), "serve", configuration.toString()),
                port,
                work.resolve("registry.log"));
        return new DockerRegistry(daemon, port);
    }

    /** Returns the host and port, as an image name begins with. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
