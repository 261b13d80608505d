package io.github.waybill.bench;

import io.github.waybill.bench.ReactorModule.Link;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@code help:effective-pom} writes of a reactor: one file with a {@code <project>} for each module. */
final class EffectivePoms {

    /** The sections that say what is built; the others are about the project, or of no effect until something uses them. */
    private static final Set<String> BUILD_RELEVANT = Set.of(
            "groupId", "artifactId", "version", "packaging", "prerequisites", "repositories", "pluginRepositories");

    private static final Set<String> OF_TESTS = Set.of("testSourceDirectory", "testOutputDirectory", "testResources");
    private static final Set<String> TEST_PLUGINS = Set.of("maven-surefire-plugin", "maven-failsafe-plugin");

    /** Properties of these names are read by plugins of Maven, whether a POM names them too or not. */
    private static final String READ_BY_PLUGINS = "(maven|project\\.build|surefire|failsafe)\\..+";

    private final Path checkout;
    private final Set<String> interpolated;

    /** Equal texts are kept once: most entries of a management section are those of every other one. */
    private final Map<String, String> texts = new HashMap<>();

    private EffectivePoms(Path checkout, Set<String> interpolated) {
        this.checkout = checkout;
        this.interpolated = interpolated;
    }

    /**
     * Reads a file.
     *
     * @param checkout the root of the repository that it was written in
     * @param interpolated the names of the properties that the POMs there name: the values stand where they are named
     * @return the modules by their ids, in the order of the reactor
     */
    static Map<String, ReactorModule> read(Path file, Path checkout, Set<String> interpolated) throws IOException {
        EffectivePoms poms = new EffectivePoms(checkout, interpolated);
        Map<String, ReactorModule> modules = new LinkedHashMap<>();
        try (InputStream stream = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(stream);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("project")) {
                    ReactorModule module = poms.module(Element.read(reader));
                    modules.put(module.id(), module);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return modules;
    }

    private ReactorModule module(Element project) {
        Path folder = folder(project);
        return new ReactorModule(
                project.id(),
                project.value("parent", "groupId") + ":" + project.value("parent", "artifactId"),
                project.value("version"),
                project.value("packaging"),
                inRepository(folder),
                models(project, folder),
                isPom(project) ? managed(project, folder) : Set.of(),
                links(project),
                roots(project),
                named(project, folder));
    }

    /** The effective POM does not say where the POM is, but where the build writes: below the module's folder. */
    private static Path folder(Element project) {
        Path output = Path.of(project.value("build", "directory"));
        for (Path folder = output; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "There is no pom.xml around " + output + ", the build directory of " + project.id());
    }

    private Map<Half, String> models(Element project, Path folder) {
        List<Element> main = new ArrayList<>();
        List<Element> test = new ArrayList<>();
        project.children().stream()
                .filter(section -> BUILD_RELEVANT.contains(section.name()))
                .forEach(main::add);
        for (Element property : project.all("properties").stream()
                .flatMap(section -> section.children().stream())
                .toList()) {
            if (!interpolated.contains(property.name()) || property.name().matches(READ_BY_PLUGINS)) {
                main.add(property);
            }
        }
        for (Element dependency : project.all("dependencies", "dependency")) {
            (dependency.value("scope").equals("test") ? test : main).add(dependency);
        }
        for (Element part : project.all("build").stream()
                .flatMap(build -> build.children().stream())
                .toList()) {
            if (!Set.of("plugins", "pluginManagement").contains(part.name())) {
                (OF_TESTS.contains(part.name()) ? test : main).add(part);
            }
        }
        for (Element plugin : project.all("build", "plugins", "plugin")) {
            (half(plugin) == Half.TEST ? test : main).add(plugin);
        }
        return Map.of(Half.MAIN, digest(main, folder), Half.TEST, digest(test, folder));
    }

    private static Half half(Element plugin) {
        return TEST_PLUGINS.contains(plugin.value("artifactId")) ? Half.TEST : Half.MAIN;
    }

    private Set<String> managed(Element project, Path folder) {
        return Stream.concat(
                        project.all("dependencyManagement", "dependencies", "dependency").stream(),
                        project.all("build", "pluginManagement", "plugins", "plugin").stream())
                .map(entry -> texts.computeIfAbsent(portable(entry, folder), text -> text))
                .collect(Collectors.toSet());
    }

    private String digest(List<Element> elements, Path folder) {
        String text =
                elements.stream().map(element -> portable(element, folder)).collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A path below the module's folder is the same wherever the module is. */
    private static String portable(Element element, Path folder) {
        return element.toString().replace(folder.toString(), "${basedir}");
    }

    private static List<Link> links(Element project) {
        List<Link> links = new ArrayList<>();
        for (Element dependency : project.all("dependencies", "dependency")) {
            Half from = dependency.value("scope").equals("test") ? Half.TEST : Half.MAIN;
            boolean ofTests = dependency.value("type").equals("test-jar")
                    || dependency.value("classifier").startsWith("test");
            links.add(link(dependency, from, ofTests ? Half.TEST : Half.MAIN));
        }
        for (Element extension : project.all("build", "extensions", "extension")) {
            links.add(link(extension, Half.MAIN, Half.MAIN));
        }
        for (Element plugin : project.all("build", "plugins", "plugin")) {
            links.add(link(plugin, half(plugin), Half.MAIN));
            plugin.all("dependencies", "dependency")
                    .forEach(dependency -> links.add(link(dependency, half(plugin), Half.MAIN)));
        }
        return links;
    }

    private static Link link(Element artifact, Half from, Half brings) {
        return new Link(artifact.id(), artifact.value("version"), from, brings);
    }

    private Map<Half, List<String>> roots(Element project) {
        Element build = project.all("build").get(0);
        return Map.of(
                Half.MAIN,
                folders(build.all("sourceDirectory"), build.all("resources", "resource", "directory")),
                Half.TEST,
                folders(build.all("testSourceDirectory"), build.all("testResources", "testResource", "directory")));
    }

    private List<String> folders(List<Element> sources, List<Element> resources) {
        return Stream.of(sources, resources)
                .flatMap(List::stream)
                .map(element -> Path.of(element.text()))
                .filter(path -> path.startsWith(checkout))
                .map(this::inRepository)
                .toList();
    }

    /** A folder around the module says where something is, not what the module reads. */
    private Set<String> named(Element project, Path folder) {
        boolean ownsFolder = !isPom(project);
        return project.all("build").stream()
                .flatMap(build -> build.children().stream())
                .filter(part -> !part.name().equals("pluginManagement"))
                .flatMap(Element::values)
                .distinct()
                .flatMap(value -> paths(value, folder))
                .filter(path -> path.startsWith(checkout) && !folder.startsWith(path))
                .filter(path -> !(ownsFolder && path.startsWith(folder)))
                .map(this::inRepository)
                .collect(Collectors.toSet());
    }

    /**
     * A value may be a path out of the module's folder, where something may have been deleted; a path in there, if something is there; or a
     * file as seen from where Maven runs. A word that is the name of a folder is a word.
     */
    private Stream<Path> paths(String value, Path folder) {
        if (value.isEmpty() || value.length() > 500 || value.contains("\n")) {
            return Stream.of();
        }
        Path path = folder.resolve(value).normalize();
        boolean isThere = value.contains("/") ? Files.exists(path) : Files.isRegularFile(path);
        Path atRoot = checkout.resolve(value).normalize();
        return Stream.concat(
                Stream.of(path).filter(found -> isThere || !found.startsWith(folder)),
                Stream.of(atRoot).filter(Files::isRegularFile));
    }

    private static boolean isPom(Element project) {
        return project.value("packaging").equals("pom");
    }

    private String inRepository(Path path) {
        return checkout.relativize(path.normalize()).toString();
    }
}
