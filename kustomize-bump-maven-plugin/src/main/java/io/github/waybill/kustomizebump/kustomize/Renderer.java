package io.github.waybill.kustomizebump.kustomize;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.Urls;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.FluxKustomization;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Rendering;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Renders one folder as Kustomize v5 does, as far as images go: what a kustomization includes comes first, then its components work on that, then
 * patches, namespace, names and images of its own, in this order (Kustomize's {@code accumulateTarget} and {@code runTransformers}). What a Flux
 * {@code Kustomization} adds goes into the folder's own kustomization; its variables are replaced at the end. What is not evaluated is reported.
 */
final class Renderer {

    private final KustomizeFiles files;
    private final String overlay;
    private final @Nullable FluxKustomization flux;
    private final Deque<String> stack = new ArrayDeque<>();
    private final Set<String> gaps = new LinkedHashSet<>();

    Renderer(KustomizeFiles files, String overlay, List<FluxKustomization> all) {
        this.files = files;
        this.overlay = overlay;
        List<FluxKustomization> own = new ArrayList<>();
        for (FluxKustomization candidate : all) {
            if (candidate.path().equals(overlay) && own.stream().noneMatch(candidate::means)) {
                own.add(candidate);
            }
        }
        this.flux = own.size() == 1 ? own.get(0) : null;
        if (own.size() > 1) {
            gaps.add(own.stream()
                            .map(FluxKustomization::name)
                            .reduce((a, b) -> a + " and " + b)
                            .orElse("")
                    + " apply this folder, each in its own way; it is shown without what they add");
        }
    }

    Rendering render() throws KustomizationException, BumpException {
        List<RenderedObject> objects = accumulate(overlay, null);
        return new Rendering(overlay, flux == null ? null : flux.name(), images(objects), List.copyOf(gaps));
    }

    /** Returns the objects of a folder, on top of those that a component is to work on. */
    private List<RenderedObject> accumulate(String folder, @Nullable List<RenderedObject> component)
            throws KustomizationException, BumpException {
        boolean top = stack.isEmpty();
        if (top && !files.isKustomization(folder)) {
            return generated(folder);
        }
        KustomizationFile file = files.kustomization(folder);
        if (stack.contains(folder)) {
            throw new KustomizationException(file.path(), 0, "it includes itself. Break the circle, then run again.");
        }
        if (file.component() != (component != null) && !top) {
            throw new KustomizationException(
                    file.path(),
                    0,
                    "it is " + (file.component() ? "a Component" : "no Component") + ". List it under "
                            + (file.component() ? "components" : "resources") + ", then run again.");
        }
        stack.push(folder);
        List<RenderedObject> objects = component == null ? new ArrayList<>() : component;
        for (String resource : file.resources()) {
            include(folder, file.path(), resource, objects);
        }
        for (String name : components(file, top)) {
            component(folder, file.path(), name, objects);
        }
        transform(folder, file, top, objects);
        stack.pop();
        return objects;
    }

    private List<RenderedObject> generated(String folder) throws KustomizationException, BumpException {
        if (flux == null) {
            throw new KustomizationException(folder, 0, "there is no kustomization. Commit one there.");
        }
        List<RenderedObject> objects = new ArrayList<>();
        String name = Paths.in(folder, "kustomization.yaml");
        stack.push(folder);
        for (String resource : files.generated(folder)) {
            include("", name, resource, objects);
        }
        KustomizationFile empty = KustomizationFile.read(name, new byte[0]);
        for (String component : components(empty, true)) {
            component(folder, name, component, objects);
        }
        transform(folder, empty, true, objects);
        stack.pop();
        return objects;
    }

    private List<String> components(KustomizationFile file, boolean top) {
        List<String> components = new ArrayList<>(file.components());
        if (top && flux != null) {
            components.addAll(flux.components());
        }
        return components;
    }

    private void include(String folder, String file, String resource, List<RenderedObject> to)
            throws KustomizationException, BumpException {
        Optional<String> path = Paths.normalized(folder, resource);
        if (path.isPresent() && files.isFile(path.get())) {
            files.manifests(path.get()).forEach(manifest -> to.add(new RenderedObject(manifest)));
        } else if (path.isPresent() && files.isFolder(path.get())) {
            to.addAll(accumulate(path.get(), null));
        } else {
            refuseMissing(file, resource);
            gaps.add(file + " includes " + Urls.withoutCredentials(resource)
                    + ", which is not in the GitOps repository; its images are not shown");
        }
    }

    private void component(String folder, String file, String name, List<RenderedObject> objects)
            throws KustomizationException, BumpException {
        Optional<String> path = Paths.normalized(folder, name).filter(files::isFolder);
        if (path.isPresent()) {
            accumulate(path.get(), objects);
        } else {
            refuseMissing(file, name);
            String reason = file + " includes the component " + Urls.withoutCredentials(name)
                    + ", which is not in the GitOps repository and can change any image";
            objects.forEach(object -> object.doubt(reason));
            gaps.add(reason);
        }
    }

    /** An address is not looked up; a path that leads nowhere fails Kustomize too. */
    private static void refuseMissing(String file, String name) throws KustomizationException {
        if (!name.contains("://") && !name.matches("(git@|git::|[\\w-]+(\\.[\\w-]+)+[/:]).*|.*\\?(ref|version)=.*")) {
            throw new KustomizationException(file, 0, "it includes " + name + ", which is not there. Mend the path.");
        }
    }

    private void transform(String folder, KustomizationFile file, boolean top, List<RenderedObject> objects)
            throws KustomizationException, BumpException {
        FluxKustomization over = top ? flux : null;
        for (Patch patch : file.patches()) {
            String text = patch.text();
            String named = patch.file();
            if (text != null) {
                patch.doubt(text.getBytes(StandardCharsets.UTF_8), objects);
            } else if (named != null) {
                patch.doubt(files.content(Paths.normalized(folder, named).orElse(named)), objects);
            }
        }
        if (over != null && over.patches()) {
            objects.forEach(object -> object.doubt(over.name() + " has patches, which are not evaluated"));
        }
        String namespace = over != null && over.targetNamespace() != null ? over.targetNamespace() : file.namespace();
        String prefix = over != null && over.namePrefix() != null ? over.namePrefix() : file.namePrefix();
        String suffix = over != null && over.nameSuffix() != null ? over.nameSuffix() : file.nameSuffix();
        for (RenderedObject object : objects) {
            object.move(namespace);
            object.rename(prefix, suffix);
        }
        for (ImageEntry entry : entries(file, over)) {
            objects.forEach(object -> object.apply(entry));
        }
        gaps.addAll(file.unread());
        gaps.addAll(file.uncertain());
        file.uncertain().forEach(reason -> objects.forEach(object -> object.doubt(reason)));
    }

    private static List<ImageEntry> entries(KustomizationFile file, @Nullable FluxKustomization over)
            throws KustomizationException {
        List<ImageEntry> entries = new ArrayList<>(file.images());
        if (over != null) {
            for (ImageOverride image : over.images()) {
                ImageEntry entry = ImageEntry.of(image, null, over.place());
                int index = 0;
                while (index < entries.size()
                        && !entries.get(index).override().name().equals(image.name())) {
                    index++;
                }
                if (index < entries.size()) {
                    entries.set(index, entry);
                } else {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private List<RunImage> images(List<RenderedObject> objects) {
        Map<String, List<Container>> containers = new LinkedHashMap<>();
        Map<String, RenderedObject.Image> first = new LinkedHashMap<>();
        Substitution substitution = flux == null ? null : new Substitution(flux);
        for (RenderedObject object : objects) {
            boolean substituted = substitution != null && object.isSubstituted();
            UnaryOperator<String> values =
                    substitution != null && object.isSubstituted() ? substitution::apply : text -> text;
            for (RenderedObject.Image image : object.images()) {
                String written = values.apply(image.written);
                if (substituted && substitution != null && image.doubt == null) {
                    image.doubt = substitution.problem(image.written).orElse(null);
                }
                if (written.contains("$(") && image.doubt == null) {
                    image.doubt = "its name has a variable of Kustomize's vars, which are not evaluated";
                }
                String key = written + (image.doubt == null ? "" : "\n" + image.doubt);
                containers.computeIfAbsent(key, any -> new ArrayList<>()).add(object.container(image, values));
                RenderedObject.Image known = first.get(key);
                if (known == null || (known.entry == null && image.entry != null)) {
                    first.put(key, image);
                }
            }
        }
        List<RunImage> images = new ArrayList<>();
        containers.forEach((key, users) -> {
            RenderedObject.Image image = Objects.requireNonNull(first.get(key));
            ImageName name = ImageName.parse(key.lines().findFirst().orElse(""));
            images.add(new RunImage(name, image.names, image.entry, image.place, users, image.doubt));
        });
        return images;
    }
}
