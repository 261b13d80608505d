package io.github.waybill.kustomizebump.flux;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Flux's objects: which {@code Kustomization} applies a folder of the GitOps repository, and how far it has come. */
final class FluxObjects {

    /** Where Flux is installed unless somebody wants otherwise. */
    private static final String USUAL_NAMESPACE = "flux-system";

    static final ResourceDefinitionContext KUSTOMIZATION =
            definition("kustomize.toolkit.fluxcd.io", "Kustomization", "kustomizations");
    static final ResourceDefinitionContext GIT_REPOSITORY =
            definition("source.toolkit.fluxcd.io", "GitRepository", "gitrepositories");

    /** The fields of a Kustomization that change what its folder renders to (Flux's API, kustomize.toolkit.fluxcd.io/v1). */
    private static final List<String> ADDING =
            List.of("images", "patches", "components", "postBuild", "targetNamespace", "namePrefix", "nameSuffix");

    /** Revisions are {@code main@sha1:<id>}, of older releases {@code main/<id>}. */
    private static final Pattern COMMIT = Pattern.compile("(?:.*[@/:])?([0-9a-f]{40})$");

    private final KubernetesClient client;
    private final String gitOps;
    private final Map<ResourceDefinitionContext, Answer<List<GenericKubernetesResource>>> lists = new HashMap<>();

    FluxObjects(KubernetesClient client, String gitOps) {
        this.client = client;
        this.gitOps = gitOps;
    }

    private static ResourceDefinitionContext definition(String group, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    Answer<Applied> applied(String overlay) {
        return list(KUSTOMIZATION)
                .then(all -> list(GIT_REPOSITORY).then(sources -> {
                    List<GenericKubernetesResource> candidates = all.stream()
                            .filter(object -> path(text(object, "spec", "path")).equals(path(overlay)))
                            .toList();
                    List<GenericKubernetesResource> own = candidates.stream()
                            .filter(object -> source(object, sources) != null
                                    && address(text(Objects.requireNonNull(source(object, sources)), "spec", "url"))
                                            .equals(address(gitOps)))
                            .toList();
                    if (own.size() == 1) {
                        return Answer.known(applied(own.get(0), source(own.get(0), sources)));
                    }
                    String found = (own.isEmpty() ? candidates : own)
                            .stream().map(FluxObjects::name).collect(Collectors.joining(", "));
                    return Answer.unknown(
                            own.isEmpty()
                                    ? "no Kustomization of the cluster applies " + overlay
                                            + " of this GitOps repository"
                                            + (found.isEmpty() ? "" : "; " + found + " has this path of another one")
                                    : "more than one Kustomization of the cluster applies " + overlay + ": " + found);
                }));
    }

    private Answer<List<GenericKubernetesResource>> list(ResourceDefinitionContext kind) {
        Answer<List<GenericKubernetesResource>> known = lists.get(kind);
        if (known == null) {
            String what = kind.getPlural() + "." + kind.getGroup();
            known = Connection.ask(
                    client,
                    what + " in all namespaces",
                    () -> client.genericKubernetesResources(kind)
                            .inAnyNamespace()
                            .list()
                            .getItems());
            if (Connection.isForbidden(known)) {
                known = Connection.ask(
                        client,
                        what + " in all namespaces, or in " + USUAL_NAMESPACE,
                        () -> client.genericKubernetesResources(kind)
                                .inNamespace(USUAL_NAMESPACE)
                                .list()
                                .getItems());
            }
            lists.put(kind, known);
        }
        return known;
    }

    private static @Nullable GenericKubernetesResource source(
            GenericKubernetesResource object, List<GenericKubernetesResource> sources) {
        String namespace = text(object, "spec", "sourceRef", "namespace");
        String wanted = namespace.isEmpty() ? object.getMetadata().getNamespace() : namespace;
        return sources.stream()
                .filter(source -> "GitRepository".equals(text(object, "spec", "sourceRef", "kind")))
                .filter(source -> source.getMetadata().getName().equals(text(object, "spec", "sourceRef", "name")))
                .filter(source -> wanted.equals(source.getMetadata().getNamespace()))
                .findFirst()
                .orElse(null);
    }

    private static Applied applied(GenericKubernetesResource object, @Nullable GenericKubernetesResource source) {
        Map<?, ?> ready = ready(object);
        String fetched = source == null ? "" : text(source, "status", "artifact", "revision");
        return new Applied(
                name(object),
                commit(text(object, "status", "lastAppliedRevision")),
                commit(fetched),
                "True".equals(ready.get("status")),
                Boolean.TRUE.equals(object.get("spec", "suspend")),
                String.valueOf(Objects.requireNonNullElse(ready.get("message"), "it has not said anything yet")),
                ADDING.stream()
                        .filter(field -> object.get("spec", field) != null)
                        .toList());
    }

    private static Map<?, ?> ready(GenericKubernetesResource object) {
        Object conditions = object.get("status", "conditions");
        if (conditions instanceof List<?> list) {
            for (Object condition : list) {
                if (condition instanceof Map<?, ?> map && "Ready".equals(map.get("type"))) {
                    return map;
                }
            }
        }
        return Map.of();
    }

    private static String name(GenericKubernetesResource object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    private static String text(GenericKubernetesResource object, Object... path) {
        return object.get(path) instanceof String text ? text : "";
    }

    private static @Nullable String commit(String revision) {
        Matcher matcher = COMMIT.matcher(revision);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String path(String path) {
        return path.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "").replaceFirst("^\\.$", "");
    }

    /** Returns host and path of a repository's address, however it is reached: by HTTP, by SSH, or in SSH's short form. */
    static String address(String url) {
        return url.replaceFirst("^\\w[\\w+.-]*:/+", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("^([^/:]+):(?:\\d+/)?", "$1/")
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "")
                .toLowerCase(Locale.ROOT);
    }
}
