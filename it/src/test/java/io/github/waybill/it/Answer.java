package io.github.waybill.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is affected, without the causes: what a scenario expects or what {@code affected.json} says. Every list is sorted.
 *
 * @param halves {@code app} for both halves of a module, {@code app (tests)} for its tests alone
 * @param moved {@code app: from -> to}
 */
record Answer(String mode, List<String> halves, List<String> removed, List<String> moved, List<String> unowned) {

    static final Answer NOTHING = new Answer("none", List.of(), List.of(), List.of(), List.of());

    Answer {
        halves = halves.stream().sorted().toList();
        removed = removed.stream().sorted().toList();
        moved = moved.stream().sorted().toList();
        unowned = unowned.stream().sorted().toList();
    }

    Answer withHalves(List<String> others) {
        return new Answer(others.isEmpty() ? "none" : "partial", others, removed, moved, unowned);
    }

    Answer withMode(String other) {
        return new Answer(other, halves, removed, moved, unowned);
    }

    Answer withRemoved(List<String> others) {
        return new Answer(mode, halves, others, moved, unowned);
    }

    Answer withMoved(List<String> others) {
        return new Answer(mode, halves, removed, others, unowned);
    }

    Answer withUnowned(List<String> others) {
        return new Answer(mode, halves, removed, moved, others);
    }

    static Answer of(JsonObject affected) {
        return new Answer(
                text(affected, "mode"),
                objects(affected, "modules").map(Answer::half).toList(),
                strings(affected.getAsJsonArray("removed")).map(Answer::name).toList(),
                objects(affected, "moved").map(Answer::move).toList(),
                strings(affected.getAsJsonArray("unowned")).toList());
    }

    /** Returns every cause as {@code app: kind detail}, with the detail of a model entry as {@code entry, base -> head}. */
    static List<String> causes(JsonObject affected) {
        List<String> causes = new ArrayList<>();
        objects(affected, "modules")
                .forEach(module -> objects(module, "causes")
                        .forEach(cause -> causes.add(name(text(module, "module"))
                                + ": " + text(cause, "kind") + " " + detail(cause) + ", via "
                                + strings(cause.getAsJsonArray("via"))
                                        .map(Answer::name)
                                        .collect(Collectors.joining(" ")))));
        return causes;
    }

    private static String detail(JsonObject cause) {
        return switch (text(cause, "kind")) {
            case "source" -> strings(cause.getAsJsonArray("paths")).collect(Collectors.joining(" "));
            case "model" -> text(cause, "entry") + ", " + text(cause, "base") + " -> " + text(cause, "head");
            case "undeployed" -> text(cause, "reason");
            default -> name(text(cause, "module"));
        };
    }

    /** A module whose image comes out different while its tests stay the same must not be: it is shown as it is. */
    private static String half(JsonObject module) {
        String name = name(text(module, "module"));
        if (!module.get("main").getAsBoolean()) {
            return name + " (tests)";
        }
        return module.get("test").getAsBoolean() ? name : name + " (main alone)";
    }

    private static String move(JsonObject module) {
        return name(text(module, "module")) + ": " + text(module, "from") + " -> " + text(module, "to");
    }

    private static String name(String id) {
        return id.replace("acme:", "");
    }

    /** What is not there is null in the document, or left out. */
    private static String text(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? "nothing" : value.getAsString();
    }

    private static Stream<String> strings(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString);
    }

    private static Stream<JsonObject> objects(JsonObject object, String member) {
        return StreamSupport.stream(object.getAsJsonArray(member).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }
}
