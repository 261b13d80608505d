package io.github.waybill.kustomizebump.kustomize;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The name of an entry of {@code images:} as Kustomize takes it: as an unescaped regular expression for all of an image but tag and digest
 * (Kustomize's {@code image.IsImageMatched}). Most names are plain text, and hundreds of those are compared as that.
 */
final class ImagePattern {

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_/:@-]*");
    private static final String TAG_AND_DIGEST = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";
    private static final Pattern AFTER_LITERAL = Pattern.compile("^" + TAG_AND_DIGEST);

    private final String literal;
    private final Pattern rest;

    private ImagePattern(String literal, Pattern rest) {
        this.literal = literal;
        this.rest = rest;
    }

    /**
     * Makes one of a name.
     *
     * @throws PatternSyntaxException if it is no regular expression; Kustomize fails on it, whatever the image
     */
    static ImagePattern of(String name) {
        return LITERAL.matcher(name).matches()
                ? new ImagePattern(name, AFTER_LITERAL)
                : new ImagePattern("", Pattern.compile("^" + name + TAG_AND_DIGEST));
    }

    boolean matches(String image) {
        return image.startsWith(literal)
                && rest.matcher(image.substring(literal.length())).find();
    }
}
