package io.github.waybill.kustomizebump.kustomize;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a value so that every reader, of YAML 1.1 or 1.2, takes it for a string. */
final class ScalarWriter {

    /** What an image name, a tag and a digest are made of (OCI distribution specification); none of it needs escaping in quotes. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_./:@-]+");

    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity");

    private static final Pattern LETTER_THAT_NO_NUMBER_HAS = Pattern.compile(".*[A-DF-Za-df-z].*");
    private static final Pattern NUMBER_WITH_A_BASE = Pattern.compile("0([bBoO][0-9_]*|[xX].*)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d.*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:@-]*(?<!:)");

    private ScalarWriter() {}

    /** Returns whether a value can be written at all. */
    static boolean isWritable(String value) {
        return VALUE.matcher(value).matches();
    }

    /** Returns whether every reader takes the value for a string when it stands without quotes. */
    static boolean isSafePlain(String value) {
        if (!PLAIN.matcher(value).matches() || WORDS.contains(value.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return !Character.isDigit(value.charAt(0))
                || (LETTER_THAT_NO_NUMBER_HAS.matcher(value).matches()
                        && !NUMBER_WITH_A_BASE.matcher(value).matches()
                        && !DATE.matcher(value).matches());
    }

    /** Returns the value in a style, in double quotes where it is not safe without any. In flow style a colon is one of the unsafe. */
    static String write(String value, YamlNode.Style style, boolean flow) {
        return switch (style) {
            case SINGLE_QUOTED -> "'" + value + "'";
            case DOUBLE_QUOTED -> '"' + value + '"';
            case PLAIN, BLOCK -> isSafePlain(value) && !(flow && value.contains(":")) ? value : '"' + value + '"';
        };
    }
}
