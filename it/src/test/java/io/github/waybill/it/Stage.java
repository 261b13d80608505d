package io.github.waybill.it;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the hosts and folders of the pages stand for in a test: the pages say {@code registry.example.com}, the test has a registry on a port.
 *
 * @param real what stands for what a page writes
 */
record Stage(Map<String, String> real) {

    /** Commits, digests and fingerprints, whole, or cut with dots. */
    private static final Pattern ID = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}\\b…?");

    /** Some Mavens colour what no terminal shows. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

    /** Returns what the demo's own hosts stand for. */
    static Stage of(Shop shop) {
        Map<String, String> real = new LinkedHashMap<>();
        real.put("registry.example.com", shop.registry().host());
        real.put("https://git.example.com/shop/infra-config.git", url(shop, "infra-config.git"));
        real.put("https://git.example.com/shop/shop.git", url(shop, "shop.git"));
        real.put("~/shop", shop.services().folder().toString());
        return new Stage(real);
    }

    private static String url(Shop shop, String repository) {
        Path bare = shop.folder().resolve(repository);
        return bare.toUri().toString();
    }

    /** Returns this with one more. */
    Stage with(String written, String stands) {
        Map<String, String> more = new LinkedHashMap<>(real);
        more.put(written, stands);
        return new Stage(more);
    }

    /** Returns a text of a page as it can be run. */
    String run(String written) {
        String text = written;
        for (Map.Entry<String, String> one : real.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text;
    }

    /** Returns what was printed as a page would have it. */
    String shown(String printed) {
        String text = uncoloured(printed);
        List<Map.Entry<String, String>> longest = real.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> -one.getValue().length()))
                .toList();
        for (Map.Entry<String, String> one : longest) {
            text = text.replace(one.getValue(), one.getKey());
        }
        return text;
    }

    static String uncoloured(String printed) {
        return COLOUR.matcher(printed).replaceAll("");
    }

    /**
     * Returns a line with what differs from run to run made the same: ids of any length, dates, and how many spaces lie between words.
     */
    static String comparable(String line) {
        String ids = ID.matcher(line).replaceAll("ID");
        return DATE.matcher(ids).replaceAll("DATE").strip().replaceAll(" +", " ");
    }
}
