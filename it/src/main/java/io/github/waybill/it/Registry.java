package io.github.waybill.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.sgtsilvio.oci.registry.DistributionRegistryStorage;
import io.github.sgtsilvio.oci.registry.OciRegistryHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.util.Loggers;

/** An OCI registry in this process, on 127.0.0.1. It is asked over HTTP, as anyone would. */
public final class Registry implements AutoCloseable {

    /** Jib asks by TLS first, which the server, speaking HTTP, reports as a request that it cannot read. */
    private static final Logger SERVER_LOG = Logger.getLogger("reactor.netty");

    private final DisposableServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private Registry(DisposableServer server) {
        this.server = server;
    }

    /** Starts a registry on a free port, with its images in a folder. */
    public static Registry start(Path folder) {
        Loggers.useJdkLoggers();
        SERVER_LOG.setLevel(Level.SEVERE);
        OciRegistryHandler handler = new OciRegistryHandler(new DistributionRegistryStorage(folder));
        return new Registry(
                HttpServer.create().host("127.0.0.1").port(0).handle(handler).bindNow());
    }

    /** Returns the host and port, as an image name begins with. */
    public String host() {
        return "127.0.0.1:" + server.port();
    }

    /** Returns the digest of a tag, or empty if the registry does not have it. */
    public Optional<String> digest(String repository, String tag) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(repository + "/manifests/" + tag);
        return answer.statusCode() == 200 ? answer.headers().firstValue("Docker-Content-Digest") : Optional.empty();
    }

    /** Returns a label of an image, or {@code ""}. */
    public String label(String repository, String tag, String label) throws IOException, InterruptedException {
        String config = json(get(repository + "/manifests/" + tag))
                .getAsJsonObject("config")
                .get("digest")
                .getAsString();
        JsonObject labels = json(get(repository + "/blobs/" + config))
                .getAsJsonObject("config")
                .getAsJsonObject("Labels");
        return labels.has(label) ? labels.get(label).getAsString() : "";
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host() + "/v2/" + path))
                .header(
                        "Accept",
                        "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json, */*")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
