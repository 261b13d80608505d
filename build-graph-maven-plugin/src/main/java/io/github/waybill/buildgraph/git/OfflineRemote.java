package io.github.waybill.buildgraph.git;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** The remote of a build that is not to use the network: nothing is to be had from it. */
final class OfflineRemote implements Remote {

    @Override
    public Optional<Branch> branch(String name) throws IOException {
        throw refusal();
    }

    @Override
    public Optional<Branch> defaultBranch() throws IOException {
        throw refusal();
    }

    @Override
    public void fetch(String commit, boolean shallow) throws IOException {
        throw refusal();
    }

    @Override
    public void deepen(Collection<String> ends, int generations) throws IOException {
        throw refusal();
    }

    private static IOException refusal() {
        return new IOException("it is not asked, since Maven is offline: leave -o out, or fetch before");
    }
}
