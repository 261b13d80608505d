package io.github.waybill.kustomizebump.bump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The intents of a bump applied to one tip: the files as they are to be, and what becomes of each entry. */
final class Plan {

    private final Editor editor;
    private final ServiceHistory history;
    private final Policy policy;
    private final GitOps.Tip tip;
    private final Map<String, OverlayFile> before = new LinkedHashMap<>();
    private final Map<String, OverlayFile> after = new LinkedHashMap<>();
    private final List<Receipt.Entry> entries = new ArrayList<>();

    Plan(Editor editor, ServiceHistory history, Policy policy, GitOps.Tip tip) {
        this.editor = editor;
        this.history = history;
        this.policy = policy;
        this.tip = tip;
    }

    /** Adds an intent. One that is refused refuses the whole plan. */
    void add(Intent intent) throws BumpException {
        OverlayFile read = before.get(intent.overlay());
        if (read == null) {
            read = tip.overlay(intent.overlay());
            before.put(intent.overlay(), read);
            after.put(intent.overlay(), read);
        }
        OverlayFile file = after.getOrDefault(intent.overlay(), read);
        List<ImageOverride> images = editor.images(file);
        String name = EntryRules.name(intent.image(), images, file.path());
        refuseTwice(intent, name);
        ImageOverride current = images.stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElse(null);
        String deployed = current == null ? null : current.newTag();
        Order order = deployed == null ? Order.NEWER : order(deployed, intent, file);
        if (order == Order.OLDER && !policy.allowRollback()) {
            entries.add(new Receipt.Entry(intent, name, current, order, Receipt.Outcome.SUPERSEDED));
            return;
        }
        OverlayFile edited = editor.with(file, EntryRules.wanted(intent, name, current, file.path()));
        boolean same = edited.says(file);
        after.put(intent.overlay(), edited);
        entries.add(new Receipt.Entry(
                intent, name, current, order, same ? Receipt.Outcome.UNCHANGED : Receipt.Outcome.UPDATED));
    }

    private void refuseTwice(Intent intent, String name) throws BumpException {
        for (Receipt.Entry entry : entries) {
            if (entry.entry().equals(name) && entry.intent().overlay().equals(intent.overlay())) {
                throw new BumpException(
                        "%s and %s both are to be the entry %s of %s. Give each service its own kustomize-bump.image or overlay."
                                .formatted(
                                        entry.intent().image().service(),
                                        intent.image().service(),
                                        name,
                                        intent.overlay()));
            }
        }
    }

    private Order order(String deployed, Intent intent, OverlayFile file) throws BumpException {
        String next = intent.image().tag();
        Order order = deployed.equals(next) ? Order.SAME : history.order(deployed, next);
        String service = intent.image().service();
        if (order == Order.DIVERGED) {
            throw new BumpException(
                    "%s runs %s of %s, and %s does not descend from it: to replace it would undo commits. Merge one into the other, then build that."
                            .formatted(file.path(), deployed, service, next));
        }
        if (order == Order.UNKNOWN && !policy.adopt()) {
            throw new BumpException(
                    "%s runs %s of %s, which is no commit of the service repository, so nobody can say whether %s is newer. If it is to be replaced, say -Dkustomize-bump.adopt=true."
                            .formatted(file.path(), deployed, service, next));
        }
        return order;
    }

    /** Returns the files that change. */
    List<OverlayFile> changed() {
        return after.entrySet().stream()
                .map(Map.Entry::getValue)
                .filter(file -> !file.says(before(file)))
                .toList();
    }

    /** Returns the file as the tip has it. */
    OverlayFile before(OverlayFile changed) {
        return before.values().stream()
                .filter(file -> file.path().equals(changed.path()))
                .findFirst()
                .orElseThrow();
    }

    List<Receipt.Entry> entries() {
        return List.copyOf(entries);
    }
}
