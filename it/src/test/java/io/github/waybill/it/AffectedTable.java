package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs a table of scenarios through the real goal, on repositories that begin anew with every row: as many rows at a time as the machine has
 * processors, each in a repository of its own. The reactor:
 *
 * <pre>
 * root      pom   manages lang3, text, io, guava and plugins; lists bom, common, fixtures, orders, payments and extras
 * bom       pom   no parent; manages codec and slf4j
 * middle    pom   parent root; no modules list it; imports bom
 * common    jar   parent root; has text, and so lang3; maven-jar-plugin attaches its tests
 * fixtures  jar   parent root; has io; another plugin attaches its tests with the classifier "fakes"
 * orders    jar   parent middle; a service; has common; its tests have the tests of common and fixtures
 * payments  jar   parent middle; has codec; its tests have orders
 * extras    pom   no parent; lists tool
 * tool      jar   parent root; lies in extras; has payments
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AffectedTable {

    /** What a change of a module's main half reaches, along the edges above. */
    static final String COMMON = "common, orders, payments (tests)";

    static final String FIXTURES = "fixtures, orders (tests)";
    static final String ORDERS = "orders, payments (tests)";
    static final String PAYMENTS = "payments, tool";

    /** All that root's build section reaches, root apart. */
    static final String JARS = "common, fixtures, orders, payments, tool";

    static final String JARS_TESTS = "common (tests), fixtures (tests), orders (tests), payments (tests), tool (tests)";
    static final String ALL = "root, bom, extras, " + JARS;

    /** Most of a row is Maven's start, which the optimizing compiler and concurrent collectors only make longer. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Queue<Git> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger copies = new AtomicInteger();
    private Git original = new Git(Path.of(""));
    private String begin = "";

    /** Returns the rows. */
    abstract List<Scenario> table();

    @BeforeAll
    final void makeRepository(@TempDir Path folder) throws Exception {
        Path reactor = Setting.root().resolve("it/src/test/reactors/affected");
        original = new Git(Folders.copy(reactor, folder.resolve("0/shop")));
        Files.writeString(original.folder().resolve(".gitignore"), "target/\n*.log\n");
        original.run("init", "-q", "-b", "main");
        begin = original.commit("Begin");
        original.run("tag", "begin");
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    final Stream<DynamicTest> scenarios() throws Exception {
        Maven maven = Maven.running().onJvm(SHORT_LIVED);
        return table().stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> play(row, maven)));
    }

    private void play(Scenario row, Maven maven) throws Exception {
        Git known = idle.poll();
        Git repository = known == null ? copy() : known;
        try {
            play(row, repository, maven);
        } finally {
            idle.add(repository);
        }
    }

    /** Some rows make folders beside the repository, so each copy has a folder of its own around it. */
    private Git copy() throws IOException {
        Path all = Objects.requireNonNull(original.folder().getParent()).resolveSibling("copies");
        return new Git(Folders.copy(original.folder(), all.resolve(copies.incrementAndGet() + "/shop")));
    }

    private void play(Scenario row, Git repository, Maven maven) throws Exception {
        repository.run("checkout", "-q", "-f", "-B", "main", begin);
        repository.run("clean", "-q", "-ffdx");
        String base = commit(repository, row.given(), begin);
        commit(repository, row.when(), base);
        for (Edit edit : row.left()) {
            edit.apply(repository);
        }
        Path folder = repository.folder().resolve(row.folder()).normalize();

        JsonObject affected = affected(maven, folder, row.base().isEmpty() ? base : row.base(), row.options());

        assertThat(Answer.of(affected))
                .as("%s %s%nbecause %s", row.name(), row.why(), Answer.causes(affected))
                .isEqualTo(row.answer());
        assertThat(Answer.causes(affected)).as("causes").containsAll(row.causes());
    }

    /** Commits what the edits make of the working tree, and returns the commit, which is the last one where there are none. */
    private static String commit(Git repository, List<Edit> edits, String last)
            throws IOException, InterruptedException {
        if (edits.isEmpty()) {
            return last;
        }
        for (Edit edit : edits) {
            edit.apply(repository);
        }
        Edit.commit().apply(repository);
        return repository.head();
    }

    private static JsonObject affected(Maven maven, Path folder, String base, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-q",
                "io.github.waybill:build-graph-maven-plugin:" + Setting.version() + ":affected",
                "-Dbuild-graph.base=" + base));
        arguments.addAll(options);
        maven.run(folder, arguments.toArray(String[]::new)).orFail();
        return JsonParser.parseString(Files.readString(folder.resolve("target/build-graph/affected.json")))
                .getAsJsonObject();
    }
}
