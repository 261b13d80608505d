package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.waybill.buildgraph.graph.EdgeKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The constants of real classes, compared with those that {@code javap} prints. */
class ClassConstantsTest {

    private static final Pattern UTF8 = Pattern.compile("(?m)^ +#\\d+ = Utf8 {15}(.*)$");

    /** Has constants of every kind that a class of Java source can have, those that take two places among them. */
    @SuppressWarnings("unused") // Only its class file is looked at.
    static final class Sample {

        static final long LONG = 1L << 40;
        static final double DOUBLE = 1.5;
        static final float FLOAT = 2.5f;
        static final int INT = 123_456;

        String property(String name) {
            Supplier<String> handle = () -> name.concat("acme.handle");
            return handle.get() + LONG + "acme.property" + DOUBLE;
        }
    }

    @Test
    void everyTextIsFound() throws Exception {
        assertThat(read(Sample.class))
                .contains("acme.handle", "LONG", "property")
                .containsExactlyInAnyOrderElementsOf(printed(Sample.class));
    }

    @Test
    void everyTextOfARecordAndAnEnumIsFound() throws Exception {
        assertThat(read(Difference.class)).containsExactlyInAnyOrderElementsOf(printed(Difference.class));
        assertThat(read(EdgeKind.class)).containsExactlyInAnyOrderElementsOf(printed(EdgeKind.class));
    }

    @Test
    void whatIsNoClassFileIsRefused() {
        InputStream text = new ByteArrayInputStream("no class at all".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ClassConstants.read(text, constant -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("no class file");
    }

    private static List<String> read(Class<?> type) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream in = type.getResourceAsStream(fileName(type))) {
            ClassConstants.read(Objects.requireNonNull(in), texts::add);
        }
        return texts;
    }

    private static List<String> printed(Class<?> type) throws URISyntaxException {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path file = classes.resolve(type.getName().replace('.', '/')).resolveSibling(fileName(type));
        StringWriter out = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        assertThat(javap.run(new PrintWriter(out), new PrintWriter(out), "-v", "-p", file.toString()))
                .isZero();
        return UTF8.matcher(out.toString())
                .results()
                .map(match -> match.group(1).replace("\\u0001", "\u0001"))
                .toList();
    }

    private static String fileName(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    }
}
