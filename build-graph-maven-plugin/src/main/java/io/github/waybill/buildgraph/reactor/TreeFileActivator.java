package io.github.waybill.buildgraph.reactor;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.SourceTree;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationFile;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.profile.ProfileActivationContext;
import org.apache.maven.model.profile.activation.ProfileActivator;
import org.jspecify.annotations.Nullable;

/** Turns profiles on by the files that a commit has, or the file system where the path leads out of the repository. */
final class TreeFileActivator implements ProfileActivator {

    private final SourceTree tree;
    private final Path workTree;

    TreeFileActivator(SourceTree tree, Path workTree) {
        this.tree = tree;
        this.workTree = workTree;
    }

    @Override
    public boolean presentInConfig(Profile profile, ProfileActivationContext context, ModelProblemCollector problems) {
        return file(profile) != null;
    }

    @Override
    public boolean isActive(Profile profile, ProfileActivationContext context, ModelProblemCollector problems) {
        ActivationFile file = file(profile);
        if (file == null) {
            return false;
        }
        String exists = file.getExists();
        return (exists != null && !exists.isEmpty())
                ? isThere(exists, context)
                : file.getMissing() != null && !isThere(file.getMissing(), context);
    }

    private static @Nullable ActivationFile file(Profile profile) {
        Activation activation = profile.getActivation();
        return activation == null ? null : activation.getFile();
    }

    private boolean isThere(String expression, ProfileActivationContext context) {
        String named = Interpolation.replace(expression, name -> value(name, context));
        Path folder = context.getProjectDirectory() == null
                ? workTree
                : context.getProjectDirectory().toPath();
        Path path = folder.resolve(named).normalize();
        if (named.contains("${") || !path.startsWith(workTree)) {
            return Files.exists(path);
        }
        String inTree = workTree.relativize(path).toString().replace(File.separatorChar, '/');
        try {
            return tree.exists(inTree);
        } catch (GitException e) {
            return false;
        }
    }

    private static @Nullable String value(String name, ProfileActivationContext context) {
        if (name.equals("basedir") || name.equals("project.basedir")) {
            return String.valueOf(context.getProjectDirectory());
        }
        String user = context.getUserProperties().get(name);
        if (user != null) {
            return user;
        }
        String project = context.getProjectProperties().get(name);
        return project != null ? project : context.getSystemProperties().get(name);
    }
}
