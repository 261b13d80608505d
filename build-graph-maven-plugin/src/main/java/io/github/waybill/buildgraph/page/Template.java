package io.github.waybill.buildgraph.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources beside this class: HTML with places to fill, written as <code>{{name}}</code>, style and script. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Template() {}

    /** Returns a resource as it is. */
    static String read(String name) {
        try (InputStream resource = Template.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("The plugin has no resource " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a resource with markup in its places; what stands in a value is no place. */
    static String fill(String name, Map<String, String> values) {
        return PLACE.matcher(read(name)).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(name + ": nothing fills " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
