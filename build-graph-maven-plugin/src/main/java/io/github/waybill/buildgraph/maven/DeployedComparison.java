package io.github.waybill.buildgraph.maven;

import io.github.waybill.buildgraph.git.GitException;
import io.github.waybill.buildgraph.git.GitRepository;
import io.github.waybill.buildgraph.graph.Change;
import io.github.waybill.buildgraph.graph.Deployed;
import io.github.waybill.buildgraph.graph.DeployedAnalysis;
import io.github.waybill.buildgraph.graph.IgnoreRules;
import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.ModuleId;
import io.github.waybill.buildgraph.graph.Revision;
import io.github.waybill.buildgraph.graph.ServiceGraph;
import io.github.waybill.buildgraph.reactor.ReactorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares each service with the commit that it runs: one comparison for each commit, however many services run it. */
final class DeployedComparison {

    /** What git itself writes where there is no commit. */
    private static final String NO_COMMIT = "0".repeat(40);

    private final GitRepository repository;
    private final HeadReactor head;
    private final Map<ModuleId, TreeSet<String>> commits = new TreeMap<>();
    private final Map<ModuleId, String> unknown = new TreeMap<>();

    private DeployedComparison(GitRepository repository, HeadReactor head) {
        this.repository = repository;
        this.head = head;
    }

    static Compared of(GitRepository repository, HeadReactor head, DeployedFile file, IgnoreRules ignore)
            throws GitException, ReactorException {
        DeployedComparison comparison = new DeployedComparison(repository, head);
        ServiceGraph graph = head.reactor().graph();
        for (Module service : graph.services()) {
            comparison.read(service, file.of(service));
        }
        List<Change> changes = comparison.changes(graph);
        ServiceGraph whole = head.reactor()
                .graph(changes.stream()
                        .flatMap(change -> change.paths().stream())
                        .toList());
        DeployedAnalysis analysis = new DeployedAnalysis(whole, comparison.deployed(), changes, ignore);
        return new Compared(whole, analysis.affected(), analysis::why);
    }

    private void read(Module service, List<DeployedFile.Entry> entries) throws GitException {
        if (entries.isEmpty()) {
            unknown.put(service.id(), "it was never deployed");
        }
        for (DeployedFile.Entry entry : entries) {
            String commit = entry.commit();
            if (commit == null) {
                unknown.put(service.id(), "%s: %s".formatted(entry.overlay(), entry.reason()));
            } else if (repository.commit(commit).isPresent()) {
                commits.computeIfAbsent(service.id(), id -> new TreeSet<>()).add(commit);
            } else {
                unknown.put(
                        service.id(),
                        "%s runs %s, which this repository does not have".formatted(entry.overlay(), commit));
            }
        }
    }

    private Deployed deployed() {
        return new Deployed(new LinkedHashMap<>(commits), unknown);
    }

    /** Returns the change since each commit, the oldest first; where none is known, that every module is new. */
    private List<Change> changes(ServiceGraph graph) throws GitException {
        Set<String> all = new TreeSet<>();
        commits.values().forEach(all::addAll);
        List<Change> changes = new ArrayList<>();
        for (String commit : repository.oldestFirst(all)) {
            changes.add(head.since(repository, List.of(new Revision(Deployed.REV, commit))));
        }
        return changes.isEmpty() ? List.of(everything(graph)) : changes;
    }

    private Change everything(ServiceGraph graph) throws GitException {
        TreeSet<ModuleId> all = new TreeSet<>();
        graph.modules().forEach(module -> all.add(module.id()));
        return new Change(
                new Revision(Deployed.REV, NO_COMMIT),
                head.revision(),
                head.dirty(),
                List.of(),
                List.of(),
                all,
                new TreeMap<>(),
                List.of());
    }
}
