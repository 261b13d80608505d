package io.github.waybill.buildgraph.reactor;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names of properties that are looked for in POMs, wherever in them they may stand. It is found rather too often than not: in a comment, at the end of
 * a longer name with dots, and in a POM that can say it without its letters.
 */
final class PomNames {

    /** What can stand for letters, or between them, so that a name is said without being written. */
    private static final String[] OTHER_WAYS = {"&#", "<!", "<?", "\0"};

    /** How an expression reads what a model manages, or its properties, as the objects that they are. */
    private static final String MANAGEMENT = "dependencyManagement";

    private static final String[] PROPERTIES = {"${properties", "${project.properties", "${pom.properties"};

    private final Set<String> names;

    PomNames(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** As {@link #standIn(String)}, of a file in any encoding that XML may have. */
    boolean standIn(byte[] pom) {
        String text = withoutDeclaration(withoutComments(new String(pom, StandardCharsets.ISO_8859_1)));
        if (!text.contains("<project")) {
            return true;
        }
        for (String other : OTHER_WAYS) {
            if (text.contains(other)) {
                return true;
            }
        }
        return standIn(text);
    }

    /** Tells whether a POM may name one of the properties, or read what is managed, or all properties, as one object. */
    boolean standIn(String text) {
        for (String all : PROPERTIES) {
            if (text.contains(all)) {
                return true;
            }
        }
        for (int at = text.indexOf(MANAGEMENT); at >= 0; at = text.indexOf(MANAGEMENT, at + 1)) {
            if (at == 0 || (text.charAt(at - 1) != '<' && text.charAt(at - 1) != '/')) {
                return true;
            }
        }
        return names.stream().anyMatch(name -> standsIn(text, name));
    }

    private static boolean standsIn(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isPart(text.charAt(at - 1));
            boolean ends = end == text.length() || !(isPart(text.charAt(end)) || text.charAt(end) == '.');
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static String withoutDeclaration(String text) {
        int end = text.indexOf("?>");
        return text.startsWith("<?xml ") && end > 0 ? text.substring(end) : text;
    }

    private static String withoutComments(String text) {
        int comment = text.indexOf("<!--");
        if (comment < 0) {
            return text;
        }
        StringBuilder without = new StringBuilder();
        int from = 0;
        while (comment >= 0) {
            without.append(text, from, comment);
            int close = text.indexOf("-->", comment);
            from = close < 0 ? text.length() : close + 3;
            comment = text.indexOf("<!--", from);
        }
        return without.append(text.substring(from)).toString();
    }
}
