package io.github.waybill.it.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The part of a Kubernetes API that is read: lists, as JSON, by their paths. It refuses whoever has not the token of its kubeconfig. */
public final class ClusterApi implements AutoCloseable {

    private static final String TOKEN = "t0ken-of-the-cluster";

    private final HttpServer server;
    private final Map<String, String> lists = new ConcurrentHashMap<>();

    private ClusterApi(HttpServer server) {
        this.server = server;
    }

    /** Starts one that knows no list yet. */
    public static ClusterApi start() throws IOException {
        ClusterApi api =
                new ClusterApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        api.server.createContext("/", api::answer);
        api.server.start();
        return api;
    }

    /**
     * Lays down a list.
     *
     * @param path as {@code /api/v1/namespaces/staging/pods}
     * @param items the objects, JSON separated by commas
     */
    public void put(String path, String items) {
        lists.put(path, "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"metadata\": {}, \"items\": [" + items + "]}");
    }

    /** Writes a kubeconfig with this cluster for its current context, and the token in it. */
    public Path kubeconfig(Path file) throws IOException {
        return kubeconfig(file, "{token: " + TOKEN + "}");
    }

    /** Writes one whose token a program gives, as clouds have it. */
    public Path kubeconfigWithProgram(Path file) throws IOException {
        String credential =
                "{\\\"apiVersion\\\": \\\"client.authentication.k8s.io/v1\\\", \\\"kind\\\": \\\"ExecCredential\\\", \\\"status\\\": {\\\"token\\\": \\\"%s\\\"}}"
                        .formatted(TOKEN);
        return kubeconfig(
                file,
                "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: sh, args: [-c, \"echo '%s'\"]}}"
                        .formatted(credential));
    }

    private Path kubeconfig(Path file, String user) throws IOException {
        return Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: shop
                clusters: [{name: shop, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: reader, user: %s}]
                contexts: [{name: shop, context: {cluster: shop, user: reader}}]
                """.formatted(server.getAddress().getPort(), user));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String list = lists.get(exchange.getRequestURI().getPath());
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        int code = !known ? 401 : list == null ? 404 : 200;
        String text = code == 200 && list != null
                ? list
                : "{\"apiVersion\": \"v1\", \"kind\": \"Status\", \"status\": \"Failure\", \"code\": " + code + "}";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
