package io.github.waybill.buildgraph.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a clone holds: commits by the names that they have, and objects by their ids, which are full ones everywhere. Several threads may ask
 * at once.
 */
interface GitStore extends AutoCloseable {

    /** Returns the folder of the working tree. */
    Path workTree();

    /** Returns the commit that is checked out, whether it can be read or not; empty where there is none yet. */
    Optional<String> head() throws GitException;

    /**
     * Returns the commit that a revision names, as far as the clone has it: empty where the name is none, or means nothing here. The git program
     * understands a few that JGit does not, such as <code>@</code>.
     *
     * @throws GitException if the clone cannot be read
     */
    Optional<String> commit(String rev) throws GitException;

    /**
     * Returns the content of an object. One that a partial clone left with its remote is fetched, unless the build is offline.
     *
     * @throws GitException if it is missing or damaged
     */
    byte[] object(String id) throws GitException;

    /** Returns the contents of objects in their order, sooner than one by one. */
    List<byte[]> objects(List<String> ids) throws GitException;

    /** Returns the newest commits that the histories of two have in common, the newest first; none if they have none. */
    List<String> mergeBases(String one, String other) throws GitException;

    /** Returns the commits at which a shallow clone ends; none of a whole one. */
    Set<String> shallow() throws GitException;

    /** Returns those of {@link #shallow} that two commits lead to, unless through one of these bases. */
    List<String> ends(String one, String other, List<String> bases) throws GitException;

    /** Returns those refs, of some by their full names, that there are, each with the ref that it stands for, or with nothing. */
    Map<String, Optional<String>> refs(List<String> names) throws GitException;

    /** Returns the remote that is asked: origin, as clones name it; where there is no such remote the only one, or the one that the branch follows. */
    String remoteName() throws GitException;

    /** Returns the address of a remote, empty where there is none by that name. */
    Optional<String> url(String remote) throws GitException;

    /** Returns the clone for what JGit alone does. */
    JGitStore jgit() throws GitException;

    @Override
    void close();
}
