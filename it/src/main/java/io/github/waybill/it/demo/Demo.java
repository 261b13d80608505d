package io.github.waybill.it.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.Kustomize;
import io.github.waybill.it.Maven;
import io.github.waybill.it.Setting;
import io.github.waybill.it.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The main job in eight acts, with a real Maven, registry and git on this machine. What does not come out as told ends it with an error. */
public final class Demo {

    private static final PrintStream OUT = System.out;
    private static final String ADAPTER = "credit-check/src/main/java/com/example/shop/creditcheck/NorthProvider.java";
    private static final String PRODUCTION = "overlays/production/kustomization.yaml";
    private static final String PRICING = "pricing/src/main/java/com/example/shop/pricing/Pricing.java";
    private static final String SEARCH = "search/src/main/java/com/example/shop/search/Search.java";
    private static final String TEST = "pricing/src/test/java/com/example/shop/pricing/PricingTest.java";

    private final Shop shop;
    private String released = "";

    private Demo(Shop shop) {
        this.shop = shop;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Setting.root().resolve("it/target/demo");
        long start = System.nanoTime();
        try (Shop shop = Shop.open(folder, Maven.running())) {
            new Demo(shop).play();
        }
        say("");
        say("Done in %d seconds.", (System.nanoTime() - start) / 1_000_000_000);
    }

    private void play() throws IOException, InterruptedException {
        say("");
        say(
                "A repository of three services, a GitOps repository, a registry on %s.",
                shop.registry().host());

        act(1, "The first release: everything is published, and one commit bumps all of it.");
        released = shop.services().head();
        say(
                "  $ mvn deploy -Dkustomize-bump.adopt=true    (search runs 2.8.1, which no commit explains: adopt says that this is fine)");
        deploy(1, "-Dkustomize-bump.adopt=true");
        expectImages(released, "pricing", "search", "credit-check");

        act(2, "A change in one adapter of credit-check: only credit-check is built, published, bumped.");
        shop.services().edit(ADAPTER, "100 * applicant.length()", "99 * applicant.length() + 10");
        String adapter = shop.services().commit("Weigh the north provider's score");
        release(2, released);
        expectImages(adapter, "credit-check");
        released = adapter;

        act(3, "A change in tests only: the tests run, nothing is published.");
        shop.services().edit(TEST, "void answersOverHttp", "void answersEveryQueryOverHttp");
        String tests = shop.services().commit("Name the test better");
        release(3, released);
        expectImages(tests);
        released = tests;

        act(4, "The same commit again: no build, no commit.");
        String before = shop.pull();
        release(4, released);
        expect(shop.pull().equals(before), "the GitOps repository has no new commit");

        act(5, "What staging runs goes to production, as it is.");
        say(
                "  $ mvn kustomize-bump:promote -Dkustomize-bump.from=overlays/staging -Dkustomize-bump.to=overlays/production");
        log(
                5,
                shop.maven(
                                "kustomize-bump:promote",
                                "-Dkustomize-bump.from=overlays/staging",
                                "-Dkustomize-bump.to=overlays/production",
                                "-Dkustomize-bump.adopt=true")
                        .orFail());
        expect(production().contains(adapter), "production runs the credit-check of staging");

        act(6, "Two commits, and the pipeline of the first is lost: the second releases both.");
        shop.services().edit(PRICING, "\"/price\"", "\"/prices\"");
        String lost = shop.services().commit("Answer under another path");
        say("  commit %s changes pricing; its pipeline never runs", lost.substring(0, 12));
        shop.services().edit(SEARCH, "\"/search\"", "\"/find\"");
        String both = shop.services().commit("Find under another path");
        say("  commit %s changes search", both.substring(0, 12));
        say("  $ mvn kustomize-bump:deployed");
        shop.maven("kustomize-bump:deployed")
                .orFail()
                .log()
                .lines()
                .filter(line -> line.contains(" runs "))
                .forEach(line -> say("  %s", line.replace("[INFO] ", "")));
        release(6, "deployed");
        expectImages(both, "pricing", "search");
        expectImages(lost);

        act(7, "What commit is running? One answer for all services and environments.");
        say(
                "  $ mvn build-graph:graph -Dbuild-graph.fingerprints=true    (in parentheses below: how many of the commits since affect a service)");
        shop.maven("build-graph:graph", "-Dbuild-graph.fingerprints=true").orFail();
        say("  $ mvn kustomize-bump:trace");
        Maven.Result traced = shop.maven("kustomize-bump:trace").orFail();
        log(7, traced);
        traced.log()
                .lines()
                .dropWhile(line -> !line.startsWith("main of "))
                .takeWhile(line -> !line.startsWith("["))
                .forEach(OUT::println);

        act(8, "Somebody sets a tag by hand: the chain is broken, and verify says where.");
        shop.infra().edit(PRODUCTION, adapter, "latest");
        shop.infra().commit("Just try the newest");
        shop.infra().run("push", "-q", "origin", "main");
        say("  $ mvn kustomize-bump:verify");
        Maven.Result verified = shop.maven("kustomize-bump:verify");
        log(8, verified);
        expect(verified.exitCode() != 0, "verify fails");
        List<String> errors = verified.log()
                .lines()
                .filter(line -> line.matches("\\[ERROR] overlays/.*\\[[a-z-]+]"))
                .toList();
        errors.forEach(line -> say("  %s", line));
        expect(
                !errors.isEmpty()
                        && errors.stream().allMatch(line -> line.contains("overlays/production: credit-check")),
                "verify names the broken link and no other");

        where();
    }

    private String production() throws IOException, InterruptedException {
        shop.pull();
        return Files.readString(shop.infra().folder().resolve(PRODUCTION));
    }

    /** The pipeline of a team: ask what is affected, publish the services, or else run the tests. */
    private void release(int act, String base) throws IOException, InterruptedException {
        say("  $ mvn build-graph:affected -Dbuild-graph.base=%s", base.substring(0, Math.min(12, base.length())));
        JsonObject affected = shop.affected(base);
        say(
                "  %s: %s",
                affected.get("mode").getAsString(), affected.get("reason").getAsString());
        List<String> services = Shop.select(affected, true);
        List<String> tests = Shop.select(affected, false);
        if (!services.isEmpty()) {
            say("  $ mvn deploy -pl %s", String.join(",", services));
            deploy(act, "-pl", String.join(",", services));
        } else if (!tests.isEmpty()) {
            say("  $ mvn verify -pl %s", String.join(",", tests));
            log(act, shop.maven("verify", "-pl", String.join(",", tests)).orFail());
        } else {
            say("  nothing to build");
        }
    }

    private void deploy(int act, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "deploy";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        log(act, shop.maven(command).orFail());
        String commit = shop.services().head();
        JsonObject receipt = JsonParser.parseString(
                        Files.readString(shop.services().folder().resolve("target/kustomize-bump/bump.json")))
                .getAsJsonObject();
        JsonObject target = receipt.getAsJsonArray("targets").get(0).getAsJsonObject();
        String gitOps = target.get("commit").getAsString();
        expect(shop.pull().equals(gitOps), "the receipt names the newest GitOps commit");
        for (JsonElement element : target.getAsJsonArray("images")) {
            JsonObject image = element.getAsJsonObject();
            say("  commit   %s", commit);
            say(
                    "  -> image %s@%s",
                    image.get("image").getAsString(), image.get("digest").getAsString());
            say("  -> %s, GitOps commit %s", image.get("overlay").getAsString(), gitOps.substring(0, 12));
        }
        Optional<Kustomize> kustomize = Kustomize.find();
        if (kustomize.isPresent()) {
            say("  kustomize renders overlays/staging:");
            kustomize
                    .get()
                    .render(shop.infra().folder().resolve("overlays/staging"))
                    .lines()
                    .filter(line -> line.contains("image:"))
                    .forEach(line -> say("    %s", line.strip()));
        } else {
            say("  (neither kubectl nor kustomize is here, so the overlay is not rendered)");
        }
    }

    /** The registry has these services at the commit, and no other. */
    private void expectImages(String commit, String... services) throws IOException, InterruptedException {
        for (String service : List.of("pricing", "search", "credit-check")) {
            boolean there = shop.registry().digest("shop/" + service, commit).isPresent();
            boolean expected = List.of(services).contains(service);
            expect(there == expected, service + (expected ? " is" : " is not") + " in the registry at " + commit);
        }
        if (services.length == 0) {
            say("  the registry has no image of commit %s", commit.substring(0, 12));
        }
    }

    private void log(int act, Maven.Result result) throws IOException {
        Path log = shop.folder().resolve("act-" + act + ".log");
        Files.writeString(log, result.log());
        say("  (Maven's log: %s)", Setting.root().relativize(log));
    }

    private void where() throws IOException {
        shop.maven(
                        "build-graph:graph",
                        "-Dbuild-graph.format=mermaid",
                        "-Dbuild-graph.outputFile=target/build-graph/graph.mmd")
                .orFail();
        Path root = Setting.root();
        say("");
        say("Where to look:");
        say(
                "  the GitOps repository, one commit per release   git -C %s log -p",
                root.relativize(shop.infra().folder()));
        say(
                "  the services' repository                        git -C %s log",
                root.relativize(shop.services().folder()));
        say(
                "  the graph as a picture (Mermaid)                %s",
                root.relativize(shop.services().folder().resolve("target/build-graph/graph.mmd")));
        say(
                "  the last receipt                                %s",
                root.relativize(shop.services().folder().resolve("target/kustomize-bump/bump.json")));
        say(
                "  what runs, and what is broken                   %s, verify.json",
                root.relativize(shop.services().folder().resolve("target/kustomize-bump/trace.json")));
    }

    private static void act(int number, String title) {
        say("");
        say("%d. %s", number, title);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("The demo did not come out as told; expected: " + what);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
    private static void say(String line, Object... values) {
        OUT.println(values.length == 0 ? line : line.formatted(values));
    }
}
