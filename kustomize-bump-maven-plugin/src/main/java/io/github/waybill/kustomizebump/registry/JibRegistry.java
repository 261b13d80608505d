package io.github.waybill.kustomizebump.registry;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ImageRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks a registry as Jib does: the same client, the same credentials, the same rules for plain HTTP. */
public final class JibRegistry implements ImageRegistry {

    private final Function<String, Optional<Login>> logins;
    private final boolean allowInsecure;
    private final boolean sendCredentialsOverHttp;

    /** Who may read a registry. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /**
     * Makes a client.
     *
     * @param logins the credentials for a registry's host, before those that docker's configuration has
     * @param allowInsecure whether plain HTTP and unverified TLS will do, as Jib's {@code allowInsecureRegistries}
     * @param sendCredentialsOverHttp as Jib's system property of that name
     */
    public JibRegistry(
            Function<String, Optional<Login>> logins, boolean allowInsecure, boolean sendCredentialsOverHttp) {
        this.logins = logins;
        this.allowInsecure = allowInsecure;
        this.sendCredentialsOverHttp = sendCredentialsOverHttp;
    }

    @Override
    public String digest(String repository, String tag) throws BumpException {
        return ask(repository + ":" + tag, client -> client.checkManifest(tag))
                .map(manifest -> manifest.getDigest().toString())
                .orElseThrow(
                        () -> new BumpException(
                                "The registry does not have " + repository + ":" + tag
                                        + ". Publish it first, with jib:build in this build, or check kustomize-bump.newName and newTag."));
    }

    @Override
    public Optional<String> revision(String repository, String digest) throws BumpException {
        return ask(repository + "@" + digest, client -> ImageConfiguration.pull(client, digest))
                .revision();
    }

    interface Question<T> {
        T ask(RegistryClient client) throws IOException, RegistryException;
    }

    private <T> T ask(String reference, Question<T> question) throws BumpException {
        try {
            return answer(reference, question);
        } catch (InvalidImageReferenceException e) {
            throw new BumpException(reference + " is no image reference. Check the image of the service.");
        } catch (RegistryUnauthorizedException e) {
            throw new BumpException(
                    "The registry refuses to show " + reference
                            + ". Give credentials as for Jib: a server of settings.xml named like the registry, or docker login.");
        } catch (RegistryException | IOException | CredentialRetrievalException e) {
            throw new BumpException("The registry cannot be asked for " + reference + " (" + e.getMessage()
                    + "). Check the network and the registry; only -Dkustomize-bump.verifyImage=false bumps unasked.");
        }
    }

    /** Returns a registry's answer, or fails as Jib's client does. */
    <T> T answer(String reference, Question<T> question)
            throws InvalidImageReferenceException, RegistryException, IOException, CredentialRetrievalException {
        return answer(reference, RegistryClient::doPullBearerAuth, question);
    }

    /** Returns the answer of a registry that is written to, or fails as Jib's client does. */
    <T> T pushed(String reference, Question<T> question)
            throws InvalidImageReferenceException, RegistryException, IOException, CredentialRetrievalException {
        return answer(reference, RegistryClient::doPushBearerAuth, question);
    }

    private <T> T answer(String reference, Question<Boolean> bearerAuth, Question<T> question)
            throws InvalidImageReferenceException, RegistryException, IOException, CredentialRetrievalException {
        FailoverHttpClient http = new FailoverHttpClient(allowInsecure, sendCredentialsOverHttp, event -> {});
        try {
            ImageReference image = ImageReference.parse(reference);
            RegistryClient.Factory factory =
                    RegistryClient.factory(EventHandlers.NONE, image.getRegistry(), image.getRepository(), http);
            Optional<Credential> credential = credential(image);
            credential.ifPresent(factory::setCredential);
            RegistryClient client = factory.newRegistryClient();
            if (!bearerAuth.ask(client) && credential.isPresent()) {
                client.configureBasicAuth();
            }
            return question.ask(client);
        } finally {
            shutDown(http);
        }
    }

    private static void shutDown(FailoverHttpClient http) {
        try {
            http.shutDown();
        } catch (IOException e) {
            // The answer is there; a connection that does not close ends with the build.
        }
    }

    private Optional<Credential> credential(ImageReference image) throws CredentialRetrievalException {
        Optional<Login> login = logins.apply(image.getRegistry());
        if (login.isPresent()) {
            return login.map(found -> Credential.from(found.username(), found.password()));
        }
        CredentialRetrieverFactory retrievers = CredentialRetrieverFactory.forImage(image, event -> {});
        for (CredentialRetriever retriever :
                List.of(retrievers.dockerConfig(), retrievers.wellKnownCredentialHelpers())) {
            Optional<Credential> found = retriever.retrieve();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
