package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The git program as a server of the repositories in a folder, on a port of this machine's own. */
record GitDaemon(Process process, int port) implements AutoCloseable {

    static GitDaemon start(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "git",
                        "daemon",
                        "--reuseaddr",
                        "--export-all",
                        "--listen=127.0.0.1",
                        "--port=" + port,
                        "--base-path=" + folder,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (Instant end = Instant.now().plus(Duration.ofSeconds(20));
                Instant.now().isBefore(end);
                Thread.sleep(50)) {
            try (Socket answered = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new GitDaemon(process, answered.getPort());
            } catch (IOException e) {
                // Not listening yet.
            }
        }
        process.destroy();
        throw new IOException("git daemon does not listen on port " + port);
    }

    String url(String repository) {
        return "git://127.0.0.1:" + port + "/" + repository;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
