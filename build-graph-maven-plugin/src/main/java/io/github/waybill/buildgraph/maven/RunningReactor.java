package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.git.SourceTree;
import io.github.waybill.buildgraph.reactor.Reactor;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** The whole reactor of the running build, whatever {@code -pl} selects, among the files of the working tree. */
final class RunningReactor {

    private RunningReactor() {}

    static Reactor of(MavenSession session, RepositorySystem resolver, GitRepository repository)
            throws GitException, IOException, ReactorException {
        SourceTree tree = repository.workTree(BuildDirectories.of(session.getAllProjects(), repository.workTree()));
        return Reactor.running(session, resolver, tree, repository.workTree(), projects(session));
    }

    /** All projects: in the order they are built where all are, else in the order they are listed. */
    private static List<MavenProject> projects(MavenSession session) {
        return session.getProjects().size() == session.getAllProjects().size()
                ? session.getProjects()
                : session.getAllProjects();
    }
}
