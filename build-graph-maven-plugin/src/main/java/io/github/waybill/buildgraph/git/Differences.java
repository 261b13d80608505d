package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Where a working tree differs from its commit. */
interface Differences {

    /**
     * Returns what stands now at each path that differs, empty where nothing does. A difference that is in the index alone is among them,
     * since no commit holds what is staged.
     *
     * @param built folders that a build writes to; what is untracked there does not count
     */
    NavigableMap<String, Optional<FileId>> except(List<String> built) throws IOException;
}
