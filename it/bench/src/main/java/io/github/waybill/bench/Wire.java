package io.github.waybill.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A wire to a server on 127.0.0.1 that counts the bytes both ways. */
final class Wire implements AutoCloseable {

    private final ServerSocket listener;
    private final int port;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    Wire(int port) throws IOException {
        this.port = port;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    long up() {
        return up.get();
    }

    long down() {
        return down.get();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            thread(() -> pass(client, server, up));
            thread(() -> pass(server, client, down));
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong count) throws IOException {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } finally {
            to.shutdownOutput();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
