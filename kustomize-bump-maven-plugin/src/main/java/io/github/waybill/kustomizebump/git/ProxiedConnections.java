package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Connections through one proxy, whatever the JVM's own settings say. The password of a proxy goes along on plain HTTP only: into a tunnel for
 * HTTPS the JDK lets no basic authentication ({@code jdk.http.auth.tunneling.disabledSchemes}).
 */
final class ProxiedConnections implements HttpConnectionFactory {

    private final ProxyServer server;
    private final Proxy proxy;
    private final HttpConnectionFactory connections = new JDKHttpConnectionFactory();

    ProxiedConnections(ProxyServer server) {
        this.server = server;
        this.proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.host(), server.port()));
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, proxy);
    }

    @Override
    public HttpConnection create(URL url, Proxy ofTheJvm) throws IOException {
        HttpConnection connection = connections.create(url, proxy);
        if (server.username() != null && server.password() != null) {
            byte[] login = (server.username() + ":" + server.password()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return connection;
    }
}
