package io.github.waybill.buildgraph.reactor;

import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.model.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a module declares in the property {@code build-graph.inputs}: paths with commas between them. Maven lets a child's property replace the
 * parent's, so they are read from the POMs as written, the module's own and those of its parents, with the profiles that are active in
 * each; the command line and the settings add theirs.
 *
 * <p>A path is relative to the module that inherits the declaration, not to the POM that makes it; one that is to mean the same for all begins
 * with {@code ${maven.multiModuleProjectDirectory}} or {@code ${session.executionRootDirectory}}.
 */
final class DeclaredInputs {

    static final String PROPERTY = "build-graph.inputs";
    private static final Pattern COMMA = Pattern.compile(",");

    private final Properties user;

    /**
     * Makes a reader.
     *
     * @param user the properties of the command line
     */
    DeclaredInputs(Properties user) {
        this.user = user;
    }

    /** Returns the paths as they are written, each once, nearest declaration first; they may hold expressions. */
    Set<String> of(EffectiveModule module) {
        Set<String> paths = new LinkedHashSet<>();
        add(paths, user);
        for (EffectiveModule.Level level : module.lineage()) {
            add(paths, level.written().getProperties());
            for (Profile profile : level.written().getProfiles()) {
                if (level.activeProfiles().contains(profile.getId())) {
                    add(paths, profile.getProperties());
                }
            }
        }
        // A profile of the settings stands in no POM, but in the effective model.
        add(paths, module.model().getProperties());
        return paths;
    }

    private static void add(Set<String> paths, Properties properties) {
        add(paths, properties.getProperty(PROPERTY));
    }

    private static void add(Set<String> paths, @Nullable String declared) {
        if (declared != null) {
            COMMA.splitAsStream(declared)
                    .map(String::strip)
                    .filter(path -> !path.isEmpty())
                    .forEach(paths::add);
        }
    }
}
