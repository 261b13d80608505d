package io.github.waybill.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** OpenSSH's sshd with throw-away keys, for the user who runs the test. */
public final class GitOverSsh implements AutoCloseable {

    private final Daemon daemon;
    private final int port;
    private final Path clientKey;
    private final Path hostKey;

    private GitOverSsh(Daemon daemon, int port, Path clientKey, Path hostKey) {
        this.daemon = daemon;
        this.port = port;
        this.clientKey = clientKey;
        this.hostKey = hostKey;
    }

    /**
     * Starts the server. It serves every repository that the user of this process can read.
     *
     * @param work an existing folder for the keys, the configuration and the log
     */
    public static GitOverSsh serve(Path work) throws IOException, InterruptedException {
        Path hostKey = newKey(work.resolve("host_key"));
        Path clientKey = newKey(work.resolve("id_ed25519"));
        if (System.getProperty("user.name").equals("root")) {
            // sshd as root insists on this folder; Debian's service makes it at boot.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        int port = Daemon.freePort();
        Path configuration = Files.writeString(work.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s.pub
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                """.formatted(port, hostKey, clientKey));
        Daemon daemon = Daemon.start(
                List.of(Programs.require("sshd"), "-D", "-e", "-f", configuration.toString()),
                port,
                work.resolve("sshd.log"));
        return new GitOverSsh(daemon, port, clientKey, hostKey);
    }

    private static Path newKey(Path file) throws IOException, InterruptedException {
        Programs.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.toString());
        return file;
    }

    /** Returns the address of a bare repository. */
    public String url(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository.toAbsolutePath();
    }

    /** Returns the private key that the server lets in. */
    public Path clientKey() {
        return clientKey;
    }

    /** Starts an ssh-agent that holds the client's key, and removes the key from its file. */
    public Agent moveKeyToAgent() throws IOException, InterruptedException {
        Path socket = clientKey.resolveSibling("agent");
        Process agent = new ProcessBuilder(Programs.require("ssh-agent"), "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 1_200 && !Files.exists(socket); i++) {
            Thread.sleep(50);
        }
        Programs.run(Map.of("SSH_AUTH_SOCK", socket.toString()), "ssh-add", "-q", clientKey.toString());
        Files.delete(clientKey);
        return new Agent(agent, socket);
    }

    /** An ssh-agent. */
    public record Agent(Process process, Path socket) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Returns the line of {@code known_hosts} that a client needs to trust the server. */
    public String knownHost() throws IOException {
        String[] key = Files.readString(hostKey.resolveSibling(hostKey.getFileName() + ".pub"))
                .split(" ", 3);
        return "[127.0.0.1]:" + port + " " + key[0] + " " + key[1] + "\n";
    }

    @Override
    public void close() {
        daemon.close();
    }
}
