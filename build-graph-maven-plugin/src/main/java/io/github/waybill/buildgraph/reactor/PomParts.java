package io.github.waybill.buildgraph.reactor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.building.ModelCache;
import org.jspecify.annotations.Nullable;

/** Keeps what a model builder reads of parents and BOMs, by coordinates and what was made of it. Threads may ask at the same time. */
final class PomParts implements ModelCache {

    private final Map<Key, Object> entries = new ConcurrentHashMap<>();

    /** What a BOM manages: the builder takes a copy for each model that imports it, and only ever reads that. */
    private static final class Shared extends DependencyManagement {

        private static final long serialVersionUID = 1;

        Shared(DependencyManagement bom) {
            setDependencies(bom.getDependencies());
        }

        @Override
        public DependencyManagement clone() {
            return this;
        }
    }

    private record Key(String groupId, String artifactId, String version, String tag) {}

    @Override
    public void put(String groupId, String artifactId, String version, String tag, Object data) {
        entries.put(
                new Key(groupId, artifactId, version, tag),
                data instanceof DependencyManagement bom ? new Shared(bom) : data);
    }

    @Override
    public @Nullable Object get(String groupId, String artifactId, String version, String tag) {
        return entries.get(new Key(groupId, artifactId, version, tag));
    }
}
