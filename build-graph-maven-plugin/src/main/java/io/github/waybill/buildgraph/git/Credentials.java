package io.github.waybill.buildgraph.git;

import java.util.regex.Pattern;

/** Keeps the credentials that a URL may hold out of what a person or a file is told. */
final class Credentials {

    private static final Pattern IN_URL = Pattern.compile("(\\w[\\w+.-]*://)[^/@\\s]*@");

    private Credentials() {}

    static String without(String text) {
        return IN_URL.matcher(text).replaceAll("$1");
    }
}
