package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.ReceiptLine;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.DeploymentLog;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The history of the GitOps repository. Receipts are looked for in the messages alone, newest first and no further back than to the last one that
 * is wanted; only for what none of them names are files fetched too.
 */
public final class GitOpsLog implements DeploymentLog {

    /** As many images can have been put there by the newest commits alone. */
    private static final int FEW = 20;

    private final CommitMessages messages;
    private final LineHistory lines;
    private final String branch;
    private final RevCommit tip;

    GitOpsLog(CommitMessages messages, LineHistory lines, String branch, RevCommit tip) {
        this.messages = messages;
        this.lines = lines;
        this.branch = branch;
        this.tip = tip;
    }

    /**
     * Fetches what most questions will need. Nobody may use the network for the repository at the same time, and this log has to be asked in the
     * thread that has waited for it.
     *
     * @param images how many images there are at most
     */
    public void readAhead(int images) {
        if (images > FEW) {
            messages.expectMany();
        }
        messages.readAhead(branch);
    }

    private record Receipt(String overlay, String image) {}

    @Override
    public Map<Question, Answer<Handover>> handovers(Collection<Question> questions) {
        Map<Question, Answer<Handover>> answers = new HashMap<>();
        Map<Receipt, List<Question>> open = new HashMap<>();
        for (Question question : questions) {
            Receipt receipt = new Receipt(question.place().folder(), tagged(question.image()));
            open.computeIfAbsent(receipt, any -> new ArrayList<>()).add(question);
        }
        if (open.size() > FEW) {
            messages.expectMany();
        }
        try {
            messages.lastCommit(branch, tip, commit -> {
                collect(commit, open, answers);
                return open.isEmpty();
            });
            Set<Question> left = new HashSet<>();
            open.values().forEach(left::addAll);
            if (!left.isEmpty()) {
                answers.putAll(lines.handovers(branch, tip, left));
            }
        } catch (IOException | URISyntaxException e) {
            String why = "the history of the GitOps repository cannot be read: " + lines.safe(e);
            open.values().forEach(all -> all.forEach(question -> answers.put(question, Answer.unknown(why))));
        }
        return answers;
    }

    private static void collect(
            RevCommit commit, Map<Receipt, List<Question>> open, Map<Question, Answer<Handover>> answers) {
        String message = commit.getFullMessage();
        for (ReceiptLine line : ReceiptLine.of(message)) {
            ImageName image = ImageName.parse(line.image());
            List<Question> answered = open.remove(new Receipt(line.overlay(), tagged(image)));
            // An image that stands there by its digest alone is in the receipt with its tag.
            List<Question> pinned = open.remove(new Receipt(line.overlay(), image.name() + "@" + image.digest()));
            Handover handover = new Handover(
                    info(commit),
                    true,
                    image.digest(),
                    ReceiptLine.promotedFrom(message).orElse(null));
            for (List<Question> some : Arrays.asList(answered, pinned)) {
                if (some != null) {
                    some.forEach(question -> answers.put(question, Answer.known(handover)));
                }
            }
        }
    }

    private static String tagged(ImageName image) {
        return image.tag() == null && image.digest() != null
                ? image.name() + "@" + image.digest()
                : image.name() + ":" + image.tag();
    }

    static CommitInfo info(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return new CommitInfo(commit.name(), author.getName(), author.getWhenAsInstant(), commit.getShortMessage());
    }

    @Override
    public Answer<Boolean> contains(String commit, String other) {
        if (!ObjectId.isId(commit) || !ObjectId.isId(other)) {
            return Answer.unknown(commit + " is no commit's id");
        }
        try {
            return messages.contains(branch, tip, ObjectId.fromString(commit), ObjectId.fromString(other))
                    .map(Answer::known)
                    .orElseGet(() -> Answer.unknown("the branch " + branch
                            + " of the GitOps repository does not have both " + commit + " and " + other));
        } catch (IOException | URISyntaxException e) {
            return Answer.unknown("the history of the GitOps repository cannot be read: " + lines.safe(e));
        }
    }
}
