package io.github.waybill.kustomizebump.flux;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One cluster, or why it cannot be asked. Its failures are put in words here. */
final class Connection implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Below it is no answer of a server's. */
    private static final int LOWEST_ERROR = 400;

    private static final int DEEPEST_CAUSE = 20;

    private final Answer<KubernetesClient> client;
    private @Nullable Answer<FluxObjects> flux;
    private @Nullable Answer<Workloads> workloads;

    private Connection(Answer<KubernetesClient> client) {
        this.client = client;
    }

    /**
     * Prepares a connection; the network is not used yet.
     *
     * @param context of the kubeconfig, or {@code ""} for its current one
     */
    static Connection open(Path kubeconfig, String context, Duration timeout) {
        if (!Files.isReadable(kubeconfig)) {
            return new Connection(Answer.unknown("there is no kubeconfig " + kubeconfig + " that can be read"));
        }
        try {
            Config config = context.isEmpty()
                    ? Config.fromKubeconfig(kubeconfig.toFile())
                    : Config.fromKubeconfig(context, kubeconfig.toFile());
            if (!context.isEmpty()
                    && (config.getCurrentContext() == null
                            || !context.equals(config.getCurrentContext().getName()))) {
                return new Connection(Answer.unknown("the kubeconfig " + kubeconfig + " has no context " + context));
            }
            config.setConnectionTimeout((int) timeout.toMillis());
            config.setRequestTimeout((int) timeout.toMillis());
            config.setRequestRetryBackoffLimit(1);
            // The JDK's client by name: which others lie on the class path does not count.
            return new Connection(Answer.known(new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .build()));
        } catch (RuntimeException e) {
            return new Connection(Answer.unknown("the kubeconfig " + kubeconfig + " cannot be used: " + words(e)));
        }
    }

    Answer<FluxObjects> flux(String gitOps) {
        if (flux == null) {
            flux = client.then(open -> Answer.known(new FluxObjects(open, gitOps)));
        }
        return flux;
    }

    Answer<Workloads> workloads() {
        if (workloads == null) {
            workloads = client.then(open -> Answer.known(new Workloads(open)));
        }
        return workloads;
    }

    /** Returns the answer to a question, or in words why there is none. */
    static <T> Answer<T> ask(KubernetesClient client, String what, Supplier<T> question) {
        try {
            return Answer.known(question.get());
        } catch (KubernetesClientException e) {
            String server = String.valueOf(client.getMasterUrl());
            return Answer.unknown(
                    switch (e.getCode()) {
                        case UNAUTHORIZED ->
                            "the cluster " + server
                                    + " does not take the credentials of the kubeconfig; they may have expired, log in again";
                        case FORBIDDEN -> "the cluster " + server + " forbids to list " + what + "; ask for that right";
                        case NOT_FOUND -> "the cluster " + server + " does not know " + what;
                        default ->
                            "the cluster " + server
                                    + (e.getCode() < LOWEST_ERROR
                                            ? " cannot be reached: "
                                            : " cannot be asked for " + what + ": ")
                                    + words(e);
                    });
        }
    }

    static boolean isForbidden(Answer<?> answer) {
        return answer.reason().filter(why -> why.contains(" forbids to list ")).isPresent();
    }

    /** Returns the innermost reason that has any words. */
    private static String words(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof ConnectException && cause.getMessage() == null) {
                return "the connection is refused";
            }
            words = cause.getMessage() == null ? words : cause.getMessage();
            cause = cause.getCause();
        }
        return words.lines().findFirst().orElse("it says nothing");
    }

    @Override
    public void close() {
        client.value().ifPresent(KubernetesClient::close);
    }
}
