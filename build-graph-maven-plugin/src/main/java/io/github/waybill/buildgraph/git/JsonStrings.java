package io.github.waybill.buildgraph.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a string in JSON by the names that lead to it; this room has no JSON library, and needs no other value. */
final class JsonStrings {

    private JsonStrings() {}

    /** Returns the string as it is written, escapes included, or empty where there is none; a text that is no JSON holds none. */
    static Optional<String> at(String json, String... names) {
        List<String> wanted = List.of(names);
        List<String> open = new ArrayList<>();
        String name = "";
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                int end = endOfString(json, i + 1);
                String string = json.substring(i + 1, end);
                i = end;
                if (isFollowedByColon(json, end + 1)) {
                    name = string;
                } else if (open.size() == wanted.size() && isAt(wanted, open, name)) {
                    return Optional.of(string);
                }
            } else if (c == '{' || c == '[') {
                open.add(name);
                name = "";
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.remove(open.size() - 1);
            }
        }
        return Optional.empty();
    }

    /** The outermost object has no name. */
    private static boolean isAt(List<String> wanted, List<String> open, String name) {
        List<String> names = new ArrayList<>(open.subList(1, open.size()));
        names.add(name);
        return names.equals(wanted);
    }

    private static int endOfString(String json, int start) {
        int end = start;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, json.length());
    }

    private static boolean isFollowedByColon(String json, int start) {
        int next = start;
        while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return next < json.length() && json.charAt(next) == ':';
    }
}
