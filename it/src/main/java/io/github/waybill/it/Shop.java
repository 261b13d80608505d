package io.github.waybill.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The example in a folder of its own: the services' repository, the GitOps repository, and a registry; and its pipeline. */
public final class Shop implements AutoCloseable {

    private final Path folder;
    private final Maven maven;
    private final Registry registry;
    private final Git services;
    private final Git infra;

    private Shop(Path folder, Maven maven, Registry registry, Git services, Git infra) {
        this.folder = folder;
        this.maven = maven;
        this.registry = registry;
        this.services = services;
        this.infra = infra;
    }

    /** Sets the example up in a folder, which is emptied first. */
    public static Shop open(Path folder, Maven maven) throws IOException, InterruptedException {
        Folders.fresh(folder);
        Path example = Setting.root().resolve("it/demo");
        Registry registry = Registry.start(folder.resolve("registry"));
        Path shop = Folders.copy(example.resolve("shop"), folder.resolve("shop"));
        Path infra = Folders.copy(example.resolve("infra-config"), folder.resolve("infra-config"));
        Git services = Git.bareOf(shop, folder.resolve("shop.git"), "The shop");
        Git gitOps = Git.bareOf(infra, folder.resolve("infra-config.git"), "What the cluster runs");
        return new Shop(folder, maven, registry, services, gitOps);
    }

    /** Returns the clone of the services' repository. */
    public Git services() {
        return services;
    }

    /** Returns the clone of the GitOps repository; {@link #pull} brings it up to date. */
    public Git infra() {
        return infra;
    }

    public Registry registry() {
        return registry;
    }

    public Path folder() {
        return folder;
    }

    /** Brings the clone of the GitOps repository up to date and returns its newest commit. */
    public String pull() throws IOException, InterruptedException {
        infra.run("pull", "-q", "--ff-only", "origin", "main");
        return infra.head();
    }

    /** Returns the image of a service, without tag. */
    public String image(String service) {
        return registry.host() + "/shop/" + service;
    }

    /** Runs Maven on the services with what the team would have in its POM: where images and manifests live. */
    public Maven.Result maven(String... arguments) throws IOException {
        return maven(maven, arguments);
    }

    /** Runs another Maven on the services; of two values for a property the last one given counts. */
    public Maven.Result maven(Maven other, String... arguments) throws IOException {
        return other.run(
                services.folder(),
                Stream.concat(where().stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Runs a pipeline's script on the services. */
    public Maven.Result script(String script) throws IOException, InterruptedException {
        return script(maven, script);
    }

    /** Runs a pipeline's script on the services with another Maven, such as one in the environment of a CI. */
    public Maven.Result script(Maven other, String script) throws IOException, InterruptedException {
        return other.script(services.folder(), script, where());
    }

    private List<String> where() {
        return List.of(
                "-Dimage.repository=" + registry.host() + "/shop",
                "-Djib.allowInsecureRegistries=true",
                "-Dkustomize-bump.repository="
                        + folder.resolve("infra-config.git").toUri());
    }

    /** Returns what a change affects since a commit, or since what is {@code deployed}: the content of {@code affected.json}. */
    public JsonObject affected(String base, String... arguments) throws IOException {
        Stream<String> goal = Stream.of("build-graph:affected", "-Dbuild-graph.base=" + base);
        maven(Stream.concat(goal, Stream.of(arguments)).toArray(String[]::new)).orFail();
        return JsonParser.parseString(Files.readString(services.folder().resolve("target/build-graph/affected.json")))
                .getAsJsonObject();
    }

    /** Returns the affected modules for {@code -pl}: the services to publish, or else the modules to test. */
    public static List<String> select(JsonObject affected, boolean publish) {
        List<String> modules = new ArrayList<>();
        JsonArray all = affected.getAsJsonArray("modules");
        for (JsonElement element : all) {
            JsonObject module = element.getAsJsonObject();
            boolean service = module.has("image") && module.get("main").getAsBoolean();
            if (publish ? service : module.get("test").getAsBoolean()) {
                modules.add(module.get("module").getAsString());
            }
        }
        return modules;
    }

    @Override
    public void close() {
        registry.close();
    }
}
