package io.github.waybill.kustomizebump.bump.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which images are whose service. Where services are declared they are the only ones; else every image is one, but for those that are told to be
 * somebody else's.
 */
public final class Services {

    private final List<Service> declared;
    private final List<Pattern> named;
    private final List<Pattern> foreign;

    /**
     * Makes the services.
     *
     * @param declared by POMs; may be empty
     * @param named images that are services, with {@code *} for any text; may be empty
     * @param foreign images that are not, in the same way
     */
    public Services(List<Service> declared, List<String> named, List<String> foreign) {
        this.declared = List.copyOf(declared);
        this.named = named.stream().map(Services::glob).toList();
        this.foreign = foreign.stream().map(Services::glob).toList();
    }

    private static Pattern glob(String text) {
        return Pattern.compile(Pattern.quote(text.strip()).replace("*", "\\E.*\\Q"));
    }

    /** Returns the service that an image is of; empty if it is none of theirs. */
    public Optional<Service> of(RunImage run) {
        String name = run.image().name();
        if (foreign.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
            return Optional.empty();
        }
        Optional<Service> known = declared.stream()
                .filter(service -> service.owns(run))
                .min(Comparator.comparing(service -> !name.equals(service.image())));
        boolean wanted = named.isEmpty()
                || named.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()
                                || pattern.matcher(run.image().shortName()).matches());
        if (!wanted || (known.isEmpty() && !declared.isEmpty() && named.isEmpty())) {
            return Optional.empty();
        }
        return known.or(() -> Optional.of(new Service(name, run.image().shortName(), null, run.entry())));
    }
}
