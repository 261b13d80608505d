package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A commit made of objects, without a working tree. One that is to be signed is made by the git program, since what it is signed with
 * (OpenPGP, X.509 or SSH; a key, an agent or a card) is known to the user's git alone: {@code gpg.format}, {@code user.signingKey}.
 */
final class NewCommit {

    /** Time enough to touch a security key. */
    private static final Duration LONGEST_SIGNING = Duration.ofMinutes(1);

    private final Repository repository;
    private final Delivery delivery;

    NewCommit(Repository repository, Delivery delivery) {
        this.repository = repository;
        this.delivery = delivery;
    }

    /** Returns the commit in which files of the parent have new content. */
    ObjectId on(ObjectId parent, List<OverlayFile> changed, String message) throws IOException, BumpException {
        ObjectId tree = repository.parseCommit(parent).getTree();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            for (OverlayFile file : changed) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.content());
                tree = TreeEdit.replace(repository, inserter, tree, file.path(), blob);
            }
            inserter.flush();
            if (isSigned()) {
                return signed(tree, parent, message);
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(parent);
            commit.setAuthor(delivery.author(repository));
            commit.setCommitter(delivery.committer(repository));
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private boolean isSigned() {
        @Nullable Boolean asked = delivery.sign();
        return asked == null ? repository.getConfig().getBoolean("commit", "gpgSign", false) : asked;
    }

    private ObjectId signed(ObjectId tree, ObjectId parent, String message) throws IOException, BumpException {
        PersonIdent author = delivery.author(repository);
        PersonIdent committer = delivery.committer(repository);
        GitCommand.Answer answer = GitCommand.run(
                repository.getDirectory().toPath(),
                LONGEST_SIGNING,
                Map.of(
                        "GIT_AUTHOR_NAME", author.getName(),
                        "GIT_AUTHOR_EMAIL", author.getEmailAddress(),
                        "GIT_COMMITTER_NAME", committer.getName(),
                        "GIT_COMMITTER_EMAIL", committer.getEmailAddress()),
                message,
                "--git-dir=.",
                "commit-tree",
                "-S",
                "-p",
                parent.name(),
                tree.name());
        if (!answer.isGood()) {
            throw new BumpException("git could not sign the commit (" + answer.words()
                    + "). Set user.signingKey and gpg.format in git's configuration, or -Dkustomize-bump.sign=false.");
        }
        return ObjectId.fromString(answer.output());
    }
}
