package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the site whose fenced blocks are taken one after another, until none is left. */
final class SitePage implements AutoCloseable {

    /** What is left out of what was printed. */
    private static final String CUT = "…";

    private final String name;
    private final Deque<Snippet> left;

    private SitePage(String name, Deque<Snippet> left) {
        this.name = name;
        this.left = left;
    }

    /** Opens a page by its name, such as {@code quick-start}. */
    static SitePage open(String name) throws IOException {
        return new SitePage(name, new ArrayDeque<>(Snippet.of(folder().resolve(name + ".md"))));
    }

    static Path folder() {
        return Setting.root().resolve("src/site/markdown");
    }

    /** Returns the names of all pages. */
    static Set<String> all() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Takes the next block, which has to be of this language. */
    Snippet take(String language) {
        Snippet next = Objects.requireNonNull(left.poll(), "no block is left of " + name);
        assertThat(next.language()).as(next.name()).isEqualTo(language);
        return next;
    }

    /** Runs the next block, a script, sees it succeed, and sees it print what the block below it says, if there is one. */
    String run(Shop shop, Stage stage) throws IOException, InterruptedException {
        return printed(shop.script(stage.run(take("sh").content())).orFail(), stage);
    }

    /** Runs the next block and sees it fail, with what the block below it says. */
    String refused(Shop shop, Stage stage) throws IOException, InterruptedException {
        Maven.Result result = shop.script(stage.run(take("sh").content()));
        assertThat(result.exitCode()).as(result.log()).isNotZero();
        return printed(result, stage);
    }

    private String printed(Maven.Result result, Stage stage) {
        Snippet below = left.peek();
        if (below != null && below.language().equals("text")) {
            assertPrinted(take("text").content(), stage.shown(result.log()), below.name());
        }
        return result.log();
    }

    /** Every line that a page shows was printed, in this order; with dots at its end it is the beginning of one. */
    static void assertPrinted(String shown, String printed, String where) {
        Deque<String> lines =
                new ArrayDeque<>(printed.lines().map(Stage::comparable).toList());
        for (String line : shown.lines().filter(line -> !line.isBlank()).toList()) {
            boolean cut = line.endsWith(CUT);
            String wanted = Stage.comparable(cut ? line.substring(0, line.length() - 1) : line);
            while (!lines.isEmpty()
                    && !(cut ? lines.peek().startsWith(wanted) : lines.peek().equals(wanted))) {
                lines.poll();
            }
            assertThat(lines.poll())
                    .as("%s: the line <%s> is not printed, or not here; printed was:%n%s", where, line, printed)
                    .isNotNull();
        }
    }

    @Override
    public void close() {
        assertThat(left.stream().map(Snippet::name))
                .as("blocks that no test has run")
                .isEmpty();
    }
}
