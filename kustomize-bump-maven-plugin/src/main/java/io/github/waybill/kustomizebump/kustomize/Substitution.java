package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.trace.FluxKustomization;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that Flux replaces after Kustomize ({@code spec.postBuild}): <code>${name}</code>, and <code>${name:-default}</code> or
 * <code>${name:=default}</code>, with or without the colon, where the value is missing or empty. Other expressions of the same family are left
 * alone, and reported.
 */
final class Substitution {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([_a-zA-Z][_a-zA-Z0-9]*)(?::?[-=]([^}$]*))?}");

    private final FluxKustomization flux;

    Substitution(FluxKustomization flux) {
        this.flux = flux;
    }

    /** Returns the text with the values that the {@code Kustomization} itself gives. */
    String apply(String text) {
        if (flux.substitute().isEmpty() || problem(text).isPresent()) {
            return text;
        }
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
    }

    private String value(String name, @Nullable String otherwise) {
        String value = flux.substitute().getOrDefault(name, "").replace("\n", "");
        return value.isEmpty() && otherwise != null ? otherwise : value;
    }

    /** Returns why nobody can say here what becomes of a text, or empty. */
    Optional<String> problem(String text) {
        if (!text.contains("${")
                || (flux.substitute().isEmpty() && flux.substituteFrom().isEmpty())) {
            return Optional.empty();
        }
        if (VARIABLE.matcher(text).replaceAll("").contains("${")) {
            return Optional.of(flux.name() + " replaces an expression in it that is not evaluated here: " + text);
        }
        boolean elsewhere = !flux.substituteFrom().isEmpty()
                && VARIABLE.matcher(text)
                        .results()
                        .anyMatch(found -> !flux.substitute().containsKey(found.group(1)));
        return elsewhere
                ? Optional.of(flux.name() + " takes a variable in it from the cluster's "
                        + String.join(", ", flux.substituteFrom()) + ": " + text)
                : Optional.empty();
    }
}
