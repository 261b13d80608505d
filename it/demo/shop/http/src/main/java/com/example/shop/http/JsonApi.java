package com.example.shop.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** An HTTP API with one resource: the query comes in, JSON goes out. */
public final class JsonApi implements AutoCloseable {

    private final HttpServer server;

    private JsonApi(HttpServer server) {
        this.server = server;
    }

    /** Serves a path; port 0 takes a free one. */
    public static JsonApi serve(String host, int port, String path, UnaryOperator<String> answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext(path, exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] body = answer.apply(query == null ? "" : query).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new JsonApi(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
