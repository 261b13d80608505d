package io.github.waybill.kustomizebump.bump;

import java.util.regex.Pattern;

/** Addresses without what must not be shown. */
public final class Urls {

    private static final Pattern CREDENTIALS = Pattern.compile("(\\w[\\w+.-]*://)[^/@\\s]*@");

    private Urls() {}

    /** Returns a text in which no address has a user or password any more. */
    public static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("$1");
    }
}
