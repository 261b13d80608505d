package io.github.waybill.kustomizebump.bump;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an image stands to what its entry runs: by the order of their commits, and by a rollback that still holds. A rollback takes a commit away
 * on purpose, so until a commit arrives that is newer than that one, whatever is newer than the deployed one only would bring back what was
 * taken away.
 */
final class Precedence {

    private final ServiceHistory history;
    private final @Nullable ImageRegistry registry;
    private final Policy policy;
    private final GitOps gitOps;
    private final GitOps.Tip tip;

    Precedence(ServiceHistory history, @Nullable ImageRegistry registry, Policy policy, GitOps gitOps, GitOps.Tip tip) {
        this.history = history;
        this.registry = registry;
        this.policy = policy;
        this.gitOps = gitOps;
        this.tip = tip;
    }

    /**
     * Returns how the image stands to the entry.
     *
     * @param current the entry, or {@code null} where it is missing
     * @param path the file, for messages
     * @throws BumpException if the order cannot be told, or if neither commit descends from the other
     */
    Standing of(Intent intent, @Nullable ImageOverride current, String path) throws BumpException {
        String deployed = current == null ? null : deployed(current, path);
        if (current == null || deployed == null) {
            return new Standing(null, Order.NEWER, null);
        }
        Order order = order(deployed, intent, path);
        return new Standing(deployed, order, rolledBack(intent, repository(current), deployed, order));
    }

    /** A digest that stands alone says no commit; its image does, by the label that the OCI image specification has for it. */
    private @Nullable String deployed(ImageOverride current, String path) throws BumpException {
        if (current.newTag() != null || current.digest() == null || history == ServiceHistory.NONE) {
            return current.newTag();
        }
        String repository = repository(current);
        Optional<String> revision =
                registry == null ? Optional.empty() : registry.revision(repository, current.digest());
        if (revision.isEmpty() && !policy.adopt()) {
            throw new BumpException(
                    "%s runs %s@%s, and no label of that image says which commit it is, so nobody can say what is newer. If it is to be replaced, say -Dkustomize-bump.adopt=true."
                            .formatted(path, repository, current.digest()));
        }
        return revision.orElse(null);
    }

    private Order order(String deployed, Intent intent, String path) throws BumpException {
        String next = intent.image().tag();
        Order order = deployed.equals(next) ? Order.SAME : history.order(deployed, next);
        String service = intent.image().service();
        if (order == Order.DIVERGED) {
            throw new BumpException(
                    "%s runs %s of %s, and %s does not descend from it: to replace it would undo commits. Merge one into the other, then build that."
                            .formatted(path, deployed, service, next));
        }
        if (order == Order.UNKNOWN && !policy.adopt()) {
            throw new BumpException(
                    "%s runs %s of %s, which is no commit of the service repository, so nobody can say whether %s is newer. If it is to be replaced, say -Dkustomize-bump.adopt=true."
                            .formatted(path, deployed, service, next));
        }
        return order;
    }

    private static String repository(ImageOverride current) {
        return current.newName() == null ? current.name() : current.newName();
    }

    /**
     * Returns the commit that stays rolled back when the image is deployed: the one that the deployed image's receipt says was taken away, unless
     * the image is newer than that; or else, in a rollback, the deployed one. Where the order cannot be asked a rollback is what is called one.
     */
    private @Nullable String rolledBack(Intent intent, String repository, String deployed, Order order)
            throws BumpException {
        boolean back = order == Order.OLDER || (order == Order.NOT_ASKED && policy.allowRollback());
        if (!back && order != Order.NEWER && order != Order.NOT_ASKED) {
            return null;
        }
        String overlay = intent.overlay();
        Optional<String> before = gitOps.lastMessage(
                        tip, message -> CommitMessage.deploys(message, overlay, repository, deployed))
                .flatMap(message -> CommitMessage.rolledBack(message, overlay, repository));
        if (before.isPresent() && holds(before.get(), intent.image().tag())) {
            return before.get();
        }
        return back ? deployed : null;
    }

    private boolean holds(String rolledBack, String next) throws BumpException {
        return rolledBack.equals(next)
                || switch (history.order(rolledBack, next)) {
                    case NEWER, NOT_ASKED -> false;
                    case SAME, OLDER, DIVERGED, UNKNOWN -> true;
                };
    }
}
