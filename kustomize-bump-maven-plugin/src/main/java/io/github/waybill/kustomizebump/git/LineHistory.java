package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.DeploymentLog;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.BlameCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.blame.BlameResult;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Which commit last changed a line, for what has no receipt. That takes the whole history with its files, fetched once into a repository of its own. */
final class LineHistory {

    private final String url;
    private final Remote remote;
    private final Path folder;

    LineHistory(String url, Remote remote, Path folder) {
        this.url = url;
        this.remote = remote;
        this.folder = folder;
    }

    Map<DeploymentLog.Question, Answer<Handover>> handovers(
            String branch, RevCommit tip, Set<DeploymentLog.Question> questions)
            throws IOException, URISyntaxException {
        Map<String, List<DeploymentLog.Question>> files = new HashMap<>();
        for (DeploymentLog.Question question : questions) {
            files.computeIfAbsent(question.place().file(), any -> new ArrayList<>())
                    .add(question);
        }
        Map<DeploymentLog.Question, Answer<Handover>> answers = new HashMap<>();
        try (Repository repository = fetched(branch)) {
            for (Map.Entry<String, List<DeploymentLog.Question>> file : files.entrySet()) {
                BlameResult blame = new BlameCommand(repository)
                        .setStartCommit(tip)
                        .setFilePath(file.getKey())
                        .call();
                for (DeploymentLog.Question question : file.getValue()) {
                    answers.put(question, handover(blame, question));
                }
            }
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
        return answers;
    }

    private static Answer<Handover> handover(@Nullable BlameResult blame, DeploymentLog.Question question) {
        int line = question.place().line() - 1;
        if (blame == null || line >= blame.getResultContents().size()) {
            return Answer.unknown("no commit of the GitOps repository has the line " + question.place());
        }
        return Answer.known(new Handover(GitOpsLog.info(blame.getSourceCommit(line)), false, null, null));
    }

    private Repository fetched(String branch) throws IOException, URISyntaxException {
        Repository repository =
                new FileRepository(Files.createTempDirectory(folder, "files").toFile());
        repository.create(true);
        try (Transport transport = Transport.open(repository, new URIish(url))) {
            remote.configure(transport);
            transport.setTimeout(remote.timeoutSeconds());
            transport.setCredentialsProvider(remote.credentials());
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(Constants.R_HEADS + branch)));
        }
        return repository;
    }

    String safe(Exception failure) {
        return remote.safe(failure);
    }
}
