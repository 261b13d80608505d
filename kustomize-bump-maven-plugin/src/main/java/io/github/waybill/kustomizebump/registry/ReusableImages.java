package io.github.waybill.kustomizebump.registry;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.InParallel;
import io.github.waybill.kustomizebump.bump.ReusableImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Finds an image that is there already, by the fingerprint of what it was made of, and gives it one tag more. */
public final class ReusableImages {

    /** How many tags are asked for at a time. */
    private static final int AT_ONCE = 8;

    private final JibRegistry registry;

    public ReusableImages(JibRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns the image of the first of these tags that was made of what the fingerprint stands for. One for several platforms is not looked
     * into.
     *
     * @param repository registry and path, without tag
     * @throws BumpException if the registry cannot be asked, or refuses
     */
    public Optional<ReusableImage> find(String repository, List<String> tags, String fingerprint) throws BumpException {
        try {
            return registry.answer(repository, client -> {
                for (int from = 0; from < tags.size(); from += AT_ONCE) {
                    List<Callable<Optional<ReusableImage>>> questions = new ArrayList<>();
                    for (String tag : tags.subList(from, Math.min(tags.size(), from + AT_ONCE))) {
                        questions.add(() -> find(client, tag, fingerprint));
                    }
                    Optional<ReusableImage> found = first(questions);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                return Optional.empty();
            });
        } catch (InvalidImageReferenceException | RegistryException | IOException | CredentialRetrievalException e) {
            throw new BumpException(
                    "%s cannot be looked through for an image to reuse (%s).".formatted(repository, e.getMessage()));
        }
    }

    private static Optional<ReusableImage> first(List<Callable<Optional<ReusableImage>>> questions)
            throws IOException, RegistryException {
        try {
            return InParallel.ask(questions).stream().flatMap(Optional::stream).findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RegistryException refused) {
                throw refused;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<ReusableImage> find(RegistryClient client, String tag, String fingerprint)
            throws IOException, RegistryException {
        Optional<ManifestAndDigest<ManifestTemplate>> found = client.checkManifest(tag);
        if (found.isPresent() && found.get().getManifest() instanceof BuildableManifestTemplate manifest) {
            Optional<String> labelled = ImageConfiguration.of(client, manifest).fingerprint();
            if (labelled.equals(Optional.of(fingerprint)) && manifest.getContainerConfiguration() != null) {
                return Optional.of(new ReusableImage(
                        tag,
                        found.get().getDigest().toString(),
                        String.valueOf(manifest.getContainerConfiguration().getDigest())));
            }
        }
        return Optional.empty();
    }

    /**
     * Gives an image another tag.
     *
     * @throws BumpException if the registry refuses, or if the image's own tag has moved meanwhile
     */
    public void tag(String repository, ReusableImage image, String tag) throws BumpException {
        String reference = repository + ":" + tag;
        try {
            String pushed = registry.pushed(
                    reference,
                    client -> client.pushManifest(
                                    client.pullManifest(image.digest()).getManifest(), tag)
                            .toString());
            if (!Objects.equals(pushed, image.digest())) {
                throw new BumpException(
                        "The registry holds %s for %s, and %s was to be reused. Build it anew, without -Dbuild-graph.reuse."
                                .formatted(pushed, reference, image.digest()));
            }
        } catch (InvalidImageReferenceException | RegistryException | IOException | CredentialRetrievalException e) {
            throw new BumpException(
                    "%s@%s cannot be given the tag %s (%s). Check that the credentials allow a push, or build it anew, without -Dbuild-graph.reuse."
                            .formatted(repository, image.digest(), tag, e.getMessage()));
        }
    }
}
