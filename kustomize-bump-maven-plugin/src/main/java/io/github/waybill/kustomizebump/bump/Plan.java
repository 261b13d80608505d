package io.github.waybill.kustomizebump.bump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The intents of a bump applied to one tip: the files as they are to be, and what becomes of each entry. */
final class Plan {

    private final Editor editor;
    private final Precedence precedence;
    private final Policy policy;
    private final GitOps.Tip tip;
    private final Map<String, OverlayFile> before = new LinkedHashMap<>();
    private final Map<String, OverlayFile> after = new LinkedHashMap<>();
    private final List<Receipt.Entry> entries = new ArrayList<>();

    /** Makes an empty plan. Where the policy allows a rollback, what was rolled back may come back too. */
    Plan(Editor editor, Precedence precedence, Policy policy, GitOps.Tip tip) {
        this.editor = editor;
        this.precedence = precedence;
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
        Standing standing = precedence.of(intent, current, file.path());
        if (!policy.allowRollback() && (standing.order() == Order.OLDER || standing.rolledBack() != null)) {
            Receipt.Outcome outcome =
                    standing.order() == Order.OLDER ? Receipt.Outcome.SUPERSEDED : Receipt.Outcome.HELD;
            entries.add(new Receipt.Entry(intent, name, current, standing, outcome));
            return;
        }
        OverlayFile edited = editor.with(file, EntryRules.wanted(intent, name, current, file.path()));
        String deployed = standing.deployed();
        if (policy.ref() && deployed != null) {
            edited = editor.withRef(edited, deployed, intent.image().tag());
        }
        boolean same = edited.says(file);
        after.put(intent.overlay(), edited);
        entries.add(new Receipt.Entry(
                intent, name, current, standing, same ? Receipt.Outcome.UNCHANGED : Receipt.Outcome.UPDATED));
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
