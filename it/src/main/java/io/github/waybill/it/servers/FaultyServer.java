package io.github.waybill.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A server on 127.0.0.1 that does what servers must not. */
public final class FaultyServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Fault fault;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private interface Fault {
        /** Serves a connection wrongly; it is closed afterwards. */
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private FaultyServer(Fault fault) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.fault = fault;
        daemon(this::accept);
    }

    /** Starts one that takes connections and never answers. */
    public static FaultyServer hanging() throws IOException {
        return new FaultyServer(connection -> Thread.sleep(Long.MAX_VALUE));
    }

    /** Starts one that resets each connection when it is asked something. */
    public static FaultyServer resetting() throws IOException {
        return new FaultyServer(connection -> {
            if (connection.getInputStream().read() >= 0) {
                connection.setSoLinger(true, 0);
            }
        });
    }

    /** Starts one that begins as git does and then sends a byte now and then, for ever: soon enough for every limit of one answer. */
    public static FaultyServer trickling() throws IOException {
        byte[] begin =
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n001e# service=git-upload-pack\n0000fff0"
                        .getBytes(StandardCharsets.US_ASCII);
        return new FaultyServer(connection -> {
            readHead(connection.getInputStream());
            OutputStream client = connection.getOutputStream();
            client.write(begin);
            while (true) {
                client.write('0');
                Thread.sleep(200);
            }
        });
    }

    /** Starts one that answers everything with one status of HTTP. */
    public static FaultyServer answering(int status) throws IOException {
        String authenticate = status == 401 ? "WWW-Authenticate: Basic realm=\"all\"\r\n" : "";
        return saying(
                "HTTP/1.1 %d No\r\n%sContent-Length: 0\r\nConnection: close\r\n\r\n".formatted(status, authenticate));
    }

    /** Starts one that hangs up in the middle of an image's manifest. */
    public static FaultyServer breakingOff() throws IOException {
        return saying(
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.oci.image.manifest.v1+json\r\nContent-Length: 1000\r\n\r\n{\"schemaVersion\": 2, \"con");
    }

    /** Starts one that says this to every request, and hangs up. */
    private static FaultyServer saying(String text) throws IOException {
        byte[] answer = text.getBytes(StandardCharsets.US_ASCII);
        return new FaultyServer(connection -> {
            readHead(connection.getInputStream());
            connection.getOutputStream().write(answer);
        });
    }

    /** Starts one that is another server up to so many bytes of its answers, in all, and then hangs up. */
    public static FaultyServer cutting(int port, long bytes) throws IOException {
        AtomicLong left = new AtomicLong(bytes);
        return new FaultyServer(connection -> {
            try (Socket real = new Socket(InetAddress.getLoopbackAddress(), port)) {
                daemon(() -> connection.getInputStream().transferTo(real.getOutputStream()));
                OutputStream client = connection.getOutputStream();
                byte[] buffer = new byte[1024];
                int read = real.getInputStream().read(buffer);
                while (read >= 0 && left.addAndGet(-read) >= 0) {
                    client.write(buffer, 0, read);
                    read = real.getInputStream().read(buffer);
                }
            }
        });
    }

    private static void readHead(InputStream in) throws IOException {
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            last = (last << 8) | next;
            if (last == 0x0d0a0d0a) {
                return;
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The client or the test has hung up.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket connection = listener.accept();
            open.add(connection);
            daemon(() -> {
                try (connection) {
                    fault.serve(connection);
                }
            });
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
