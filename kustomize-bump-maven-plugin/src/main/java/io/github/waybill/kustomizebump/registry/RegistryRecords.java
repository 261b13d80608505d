package io.github.waybill.kustomizebump.registry;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.ImageRecords;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import java.io.IOException;
import java.util.Objects;

/** What registries say of images: the manifest, and the configuration that it names, once for each image. */
public final class RegistryRecords implements ImageRecords {

    private static final int NOT_FOUND = 404;

    private final JibRegistry registry;

    public RegistryRecords(JibRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Answer<Registered> of(ImageName image) {
        boolean byDigest = image.tag() == null && image.digest() != null;
        String which = byDigest ? String.valueOf(image.digest()) : Objects.requireNonNullElse(image.tag(), "latest");
        String reference = image.name() + (byDigest ? "@" : ":") + which;
        try {
            return Answer.known(registry.answer(reference, client -> read(client, which)));
        } catch (InvalidImageReferenceException e) {
            return Answer.unknown(reference + " is no image reference");
        } catch (RegistryUnauthorizedException e) {
            return Answer.unknown(
                    "the registry refuses to show " + reference
                            + "; give credentials as for Jib: a server of settings.xml named like the registry, or docker login");
        } catch (RegistryException | IOException | CredentialRetrievalException e) {
            return isMissing(e)
                    ? Answer.known(Registered.MISSING)
                    : Answer.unknown("the registry cannot be asked for " + reference + ": " + words(e));
        }
    }

    private static Registered read(RegistryClient client, String reference) throws IOException, RegistryException {
        ManifestAndDigest<ManifestTemplate> found = client.pullManifest(reference, ManifestTemplate.class);
        ImageConfiguration configuration = ImageConfiguration.of(client, found.getManifest());
        return new Registered(
                found.getDigest().toString(),
                configuration.revision().orElse(null),
                configuration.fingerprint().orElse(null));
    }

    private static boolean isMissing(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseException response && response.getStatusCode() == NOT_FOUND) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("it says nothing");
    }
}
