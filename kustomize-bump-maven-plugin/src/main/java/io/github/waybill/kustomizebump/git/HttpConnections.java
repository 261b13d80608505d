package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections over HTTP that keep what a server says when it refuses, of which JGit tells the status alone; and that go through one proxy, if
 * there is one, whatever the JVM's own settings say. The password of a proxy goes along on plain HTTP only: into a tunnel for HTTPS the JDK lets
 * no basic authentication ({@code jdk.http.auth.tunneling.disabledSchemes}).
 */
final class HttpConnections extends JDKHttpConnectionFactory {

    /** Hosts say why in a line or two. */
    private static final int LONGEST_REASON = 2_000;

    private final @Nullable ProxyServer server;
    private @Nullable HttpURLConnection last;

    HttpConnections(@Nullable ProxyServer server) {
        this.server = server;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return server == null ? super.create(watched(url)) : create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy ofTheJvm) throws IOException {
        if (server == null) {
            return super.create(watched(url), ofTheJvm);
        }
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.host(), server.port()));
        HttpConnection connection = super.create(watched(url), proxy);
        if (server.username() != null && server.password() != null) {
            byte[] login = (server.username() + ":" + server.password()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return connection;
    }

    /** JGit keeps the JDK's connection to itself; the address it opens is the one place to get hold of it. */
    private URL watched(URL url) throws IOException {
        return new URL(null, url.toExternalForm(), new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL same) throws IOException {
                return kept(url.openConnection());
            }

            @Override
            protected URLConnection openConnection(URL same, Proxy proxy) throws IOException {
                return kept(url.openConnection(proxy));
            }
        });
    }

    private URLConnection kept(URLConnection connection) {
        last = connection instanceof HttpURLConnection http ? http : null;
        return connection;
    }

    /** Returns why the server refused what it was asked last, if it said so in plain text, on one line; else {@code ""}. */
    String reason() {
        HttpURLConnection connection = last;
        if (connection == null) {
            return "";
        }
        // There is such a stream only where an answer with an error has come; to ask for its type before would send the
        // request again.
        try (InputStream reason = connection.getErrorStream()) {
            if (reason == null || !String.valueOf(connection.getContentType()).startsWith("text/plain")) {
                return "";
            }
            return new String(reason.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            // Its status has to do.
            return "";
        }
    }
}
