package io.github.waybill.kustomizebump.maven;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.ReusableImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Jib says that it published: {@code jib-image.json}. By itself it proves nothing, since the file of an earlier build stays; so it has
 * to be of this build, of the service's image, and of the commit.
 */
final class JibReport {

    /** The members of the file that count here. */
    private record Content(
            @Nullable String image,
            @Nullable String imageId,
            @Nullable String imageDigest,
            @Nullable List<String> tags,
            boolean imagePushed,
            @Nullable String reusedFrom) {}

    private JibReport() {}

    /**
     * Returns the image that this build published.
     *
     * @param entry the name of the entry that the image belongs to, or {@code null}
     * @throws BumpException if this build published none, or another one
     */
    static PublishedImage read(
            JibModule module, String service, @Nullable String entry, Instant buildStart, String commit)
            throws BumpException {
        Path file = module.report();
        Content content = content(file, service, buildStart);
        String expected = module.target().orElse("");
        if (content.image() == null || !JibModule.withoutTag(content.image()).equals(expected)) {
            throw new BumpException(
                    "%s says that %s was published, but the image of %s is %s. Run mvn clean, then build again."
                            .formatted(file, content.image(), service, expected));
        }
        List<String> tags = content.tags() == null ? List.of() : content.tags();
        if (!tags.contains(commit)) {
            throw new BumpException(
                    "Jib published %s with %s, not with the commit %s. Set Jib's <to><image> to %s:${build-graph.commit}."
                            .formatted(expected, tags, commit, expected));
        }
        return new PublishedImage(service, entry, expected, commit, content.imageDigest(), content.reusedFrom());
    }

    /** Writes what Jib would have written, had it published the image that was there already. */
    static void write(JibModule module, ReusableImage image, String commit) throws IOException {
        Path file = module.report();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                new Gson()
                        .toJson(new Content(
                                module.target().orElse(""),
                                image.id(),
                                image.digest(),
                                List.of(commit),
                                true,
                                image.tag())));
    }

    private static Content content(Path file, String service, Instant buildStart) throws BumpException {
        try {
            if (Files.exists(file)
                    && !Files.getLastModifiedTime(file).toInstant().isBefore(buildStart)) {
                Content content = new Gson().fromJson(Files.readString(file), Content.class);
                if (content != null && content.imagePushed()) {
                    return content;
                }
            }
        } catch (IOException | JsonParseException e) {
            throw new BumpException(file + " cannot be read: " + e.getMessage() + ". Run mvn clean, then build again.");
        }
        throw new BumpException(
                ("jib:build has not published %s in this build. Run mvn deploy kustomize-bump:bump, or bind jib:build to the phase"
                                + " deploy and declare jib-maven-plugin above kustomize-bump-maven-plugin in the same POM.")
                        .formatted(service));
    }
}
