package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.Intent;
import io.github.waybill.kustomizebump.bump.Pin;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service's wish: this image, into these overlays of that repository.
 *
 * @param serverId the server of {@code settings.xml} that has the repository's credentials, or {@code null}
 */
record BumpRequest(
        PublishedImage image,
        String repository,
        String branch,
        List<String> overlays,
        Pin pin,
        @Nullable String serverId) {

    List<Intent> intents() {
        return overlays.stream().map(overlay -> new Intent(image, overlay, pin)).toList();
    }

    /** Returns the request in types of the JDK, which every class realm knows. */
    Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("service", image.service());
        put(map, "entry", image.entry());
        map.put("image", image.repository());
        map.put("tag", image.tag());
        put(map, "digest", image.digest());
        put(map, "reusedFrom", image.reusedFrom());
        map.put("repository", repository);
        map.put("branch", branch);
        map.put("overlays", String.join("\n", overlays));
        map.put("pin", pin.name());
        put(map, "serverId", serverId);
        return map;
    }

    static BumpRequest of(Map<String, String> map) {
        return new BumpRequest(
                new PublishedImage(
                        value(map, "service"),
                        map.get("entry"),
                        value(map, "image"),
                        value(map, "tag"),
                        map.get("digest"),
                        map.get("reusedFrom")),
                value(map, "repository"),
                value(map, "branch"),
                List.of(value(map, "overlays").split("\n")),
                Pin.valueOf(value(map, "pin")),
                map.get("serverId"));
    }

    private static String value(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
