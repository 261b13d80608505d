package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** A POM of a commit, read from git: Maven's model builder takes it, and finds its parents by relative path, like a file. */
final class TreePom implements ModelSource2 {

    private final SourceTree tree;
    private final Path workTree;
    private final String path;

    /**
     * Makes a source.
     *
     * @param workTree where the tree's root would lie, checked out
     * @param path the POM's path in the tree
     */
    TreePom(SourceTree tree, Path workTree, String path) {
        this.tree = tree;
        this.workTree = workTree;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Returns where the POM would lie: Maven makes paths of it. */
    File file() {
        return workTree.resolve(path).toFile();
    }

    /** Returns the POM as it is written, or empty if it is not there or is no POM. */
    Optional<Model> written() {
        try (InputStream in = getInputStream()) {
            return Optional.of(new MavenXpp3Reader().read(in, false));
        } catch (IOException | XmlPullParserException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the POM says this version, or says one by an expression, which may be any. */
    boolean mayHaveVersion(String version) {
        return written()
                .map(model -> model.getVersion() == null && model.getParent() != null
                        ? model.getParent().getVersion()
                        : model.getVersion())
                .filter(written -> written.equals(version) || written.contains("${"))
                .isPresent();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return new ByteArrayInputStream(tree.read(path)
                    .orElseThrow(() -> new IOException(
                            path + " is not there at " + tree.revision().rev())));
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String getLocation() {
        return path;
    }

    @Override
    public URI getLocationURI() {
        return file().toURI();
    }

    /** An empty path means that the parent is not looked for here; {@code null} says so. */
    @Override
    public @Nullable ModelSource2 getRelatedSource(String relative) {
        if (relative.isEmpty()) {
            return null;
        }
        String found = Paths.resolve(Paths.parent(path), relative.replace('\\', '/'));
        if (found == null) {
            return null;
        }
        try {
            String pom = tree.isFolder(found) ? Paths.join(found, "pom.xml") : found;
            return tree.isFile(pom) ? new TreePom(tree, workTree, pom) : null;
        } catch (GitException e) {
            return null;
        }
    }
}
