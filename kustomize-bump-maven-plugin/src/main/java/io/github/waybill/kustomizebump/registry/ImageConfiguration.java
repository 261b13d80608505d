package io.github.waybill.kustomizebump.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An image's configuration, as far as it is asked about: its labels (OCI image specification, "OCI Image Configuration"). */
@JsonIgnoreProperties(ignoreUnknown = true)
final class ImageConfiguration implements JsonTemplate {

    @JsonProperty
    private @Nullable Container config;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private static final class Container implements JsonTemplate {

        @JsonProperty("Labels")
        private @Nullable Map<String, String> labels;
    }

    /** Returns the configuration of an image; of one for several platforms that of linux/amd64, since all of them are built from one commit. */
    static ImageConfiguration pull(RegistryClient client, String reference) throws IOException, RegistryException {
        return of(client, client.pullManifest(reference).getManifest());
    }

    /** Returns the configuration of an image whose manifest is here already. */
    static ImageConfiguration of(RegistryClient client, ManifestTemplate manifest)
            throws IOException, RegistryException {
        if (manifest instanceof ManifestListTemplate list) {
            for (String digest : list.getDigestsForPlatform("amd64", "linux")) {
                return pull(client, digest);
            }
        }
        DescriptorDigest digest = manifest instanceof BuildableManifestTemplate image
                ? image.getContainerConfiguration().getDigest()
                : null;
        if (digest == null) {
            return new ImageConfiguration();
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        client.pullBlob(digest, size -> {}, bytes -> {}).writeTo(json);
        return JsonTemplateMapper.readJson(json.toByteArray(), ImageConfiguration.class);
    }

    /** Returns the commit that the image says it was built from (OCI image specification, "Annotations"), or empty. */
    Optional<String> revision() {
        return label("org.opencontainers.image.revision");
    }

    /** Returns the fingerprint of what the image says it is made of, or empty. */
    Optional<String> fingerprint() {
        return label("io.github.waybill.fingerprint");
    }

    private Optional<String> label(String name) {
        return Optional.ofNullable(config).map(container -> container.labels).map(labels -> labels.get(name));
    }
}
