package io.github.waybill.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a build really did, as Maven's own log has it: which modules it built, and which goals ran in each.
 *
 * @param goals by {@code artifactId}, each as {@code prefix:goal}, in the order in which they ran
 */
record BuildLog(Map<String, List<String>> goals, String text) {

    /** Maven writes it above each module: a ruled line with the coordinates in its middle. */
    private static final Pattern MODULE = Pattern.compile("(?m)^\\[INFO] -+< [^:>]+:([^ >]+) >-+$");

    /** Maven writes it above each goal; before 3.9 with the plugin's whole name. */
    private static final Pattern GOAL = Pattern.compile(
            "(?m)^\\[INFO] --- (?:maven-)?([a-z-]+?)(?:-maven-plugin|-plugin)?:[^:]+:(\\S+) \\([^)]*\\) @ (\\S+)");

    static BuildLog of(Maven.Result result) {
        Map<String, List<String>> goals = new LinkedHashMap<>();
        Matcher module = MODULE.matcher(result.log());
        while (module.find()) {
            goals.put(module.group(1), new ArrayList<>());
        }
        Matcher goal = GOAL.matcher(result.log());
        while (goal.find()) {
            goals.computeIfAbsent(goal.group(3), name -> new ArrayList<>()).add(goal.group(1) + ":" + goal.group(2));
        }
        return new BuildLog(goals, result.log());
    }

    /** Returns the modules that were built, in alphabetical order. */
    Set<String> modules() {
        return new TreeSet<>(goals.keySet());
    }

    /** Returns the modules in which a goal ran. */
    Set<String> with(String goal) {
        return goals.entrySet().stream()
                .filter(entry -> entry.getValue().contains(goal))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
