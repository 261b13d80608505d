package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.verify.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much rules count, as the command line writes it. */
final class RuleLevels {

    private RuleLevels() {}

    /**
     * Reads {@code rule=level}.
     *
     * @throws BumpException if a text is none, or a level is not known; whether the rule is, the verification says
     */
    static Map<String, Level> parse(List<String> texts) throws BumpException {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair :
                AbstractTraceMojo.pairs(texts, "levels", "rule=level").entrySet()) {
            try {
                levels.put(pair.getKey(), Level.valueOf(pair.getValue().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new BumpException("kustomize-bump.levels sets " + pair.getKey() + " to " + pair.getValue()
                        + ". Set it to error, warning or off.");
            }
        }
        return levels;
    }
}
