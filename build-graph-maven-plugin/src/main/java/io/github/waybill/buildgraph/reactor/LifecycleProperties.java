package io.github.waybill.buildgraph.reactor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;

/**
 * The properties that the plugins of Maven's own lifecycles read, by their {@code plugin.xml}, all versions taken together: which version runs
 * where no POM says one is Maven's own choice, and another one under each Maven, but what is affected is to be the same under all.
 */
final class LifecycleProperties {

    /** What is packaged can depend on them: encodings, the time in an archive, the name of a file. */
    private static final String OF_BUILD = "|encoding|project\\.build\\..+";

    private static final Map<String, Pattern> READ = new TreeMap<>();

    static {
        add("clean", "");
        add("resources", OF_BUILD);
        add("compiler", OF_BUILD + "|lastModGranularityMs|maven\\.main\\.skip");
        add(
                "surefire",
                "|failsafe\\..+|maven\\.test\\..+|project\\.reporting\\..+|argLine|childDelegation|dependenciesToScan|disableXmlReport|enable\\w+"
                        + "|excludedGroups|failIfNo\\w+|fork\\w+|groups|junitArtifactName|jvm|objectFactory|parallel\\w*|perCoreThreadCount"
                        + "|printSummary|report\\w*|rerunFailing\\w+|reuseForks|runOrder|shutdown|skip\\w*|tempDir|test|testNGArtifactName"
                        + "|threadCount\\w*|trimStackTrace|useUnlimitedThreads|workingDirectory");
        add("jar", OF_BUILD + "|verbose");
        add("war", OF_BUILD);
        add("ejb", OF_BUILD);
        add("rar", OF_BUILD);
        add("ear", OF_BUILD);
        add("plugin", OF_BUILD + "|internalJavadoc\\w+|externalJavadoc\\w+");
        add("install", "|allowIncompleteProjects|createChecksum|installAtEnd|update\\w+");
        add(
                "deploy",
                "|allowIncompleteProjects|alt(Release|Snapshot)?DeploymentRepository|createChecksum|deployAtEnd|retryFailed\\w+|update\\w+");
        add(
                "site",
                "|project\\.reporting\\..+|generate\\w+|inputEncoding|locales|multiReleaseOutput|output\\w*|relativize\\w+|siteDirectory|siteOutputDirectory"
                        + "|staging\\w+|templateFile|topSiteURL|validate");
    }

    private LifecycleProperties() {}

    /** Whatever a plugin's name is, it calls its properties after itself, of late with {@code maven.} before that. */
    private static void add(String plugin, String others) {
        READ.put(
                "maven-%s-plugin".formatted(plugin), Pattern.compile("(maven\\.)?%s\\..+%s".formatted(plugin, others)));
    }

    /**
     * Returns whether a plugin whose version no POM says may read a property. Of one that is not of the lifecycles, such as Failsafe, nothing more
     * is known than that they are much alike: it may read what any of these does, and all that is called after Maven.
     */
    static boolean mayBeRead(Plugin plugin, String name) {
        Pattern own = PluginEntries.GROUP.equals(plugin.getGroupId()) ? READ.get(plugin.getArtifactId()) : null;
        return own == null
                ? name.startsWith("maven.")
                        || READ.values().stream()
                                .anyMatch(pattern -> pattern.matcher(name).matches())
                : own.matcher(name).matches();
    }

    /** Returns the plugins that a module's packaging brings and its model does not name, and so neither their version. */
    static List<Plugin> brought(Model model, Packagings packagings) {
        Map<String, Plugin> named = PluginEntries.used(model);
        return READ.keySet().stream()
                .map(LifecycleProperties::plugin)
                .filter(plugin ->
                        !named.containsKey(plugin.getKey()) && packagings.bring(model.getPackaging(), plugin.getKey()))
                .toList();
    }

    private static Plugin plugin(String artifactId) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(PluginEntries.GROUP);
        plugin.setArtifactId(artifactId);
        return plugin;
    }
}
