package io.github.waybill.kustomizebump.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Gets objects of the GitOps repository as they are looked at: the newest commit with its root, then single trees and files by their ids. What
 * is fetched grows with the depth of a path and not with the number of files. A server that cannot do this (it takes a filter and, in protocol
 * version 2, any object for a wish) sends the whole tree of the newest commit.
 */
final class RemoteObjects {

    /** The tree of the commit is of depth 0. */
    private static final String COMMIT_AND_ROOT = "tree:1";

    private static final String NOTHING_ELSE = "tree:0";

    private final Repository repository;
    private final String url;
    private final Remote remote;
    private boolean whole;

    /** Makes one that fetches into a repository without refs: with any, JGit tells the server what it has, and gets nothing else. */
    RemoteObjects(Repository repository, String url, Remote remote) {
        this.repository = repository;
        this.url = url;
        this.remote = remote;
    }

    /** Returns the newest commit of a branch. */
    ObjectId tip(String branch) throws IOException, URISyntaxException {
        if (!whole) {
            String name = Constants.R_HEADS + branch;
            try (Transport transport = transport(COMMIT_AND_ROOT);
                    FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
                transport.setDepth(1);
                Ref ref = connection.getRef(name);
                if (ref == null || ref.getObjectId() == null) {
                    throw new TransportException("there is no branch " + branch);
                }
                if (fetch(connection, List.of(ref))) {
                    return ref.getObjectId();
                }
            }
        }
        return fetchWhole(branch);
    }

    /** Returns whether the server gave what was asked for. That it is there and lets us in is known by now, so if not, it cannot. */
    private boolean fetch(FetchConnection connection, List<Ref> wanted) {
        try {
            connection.fetch(NullProgressMonitor.INSTANCE, wanted, Set.of());
        } catch (TransportException e) {
            whole = true;
        }
        return !whole;
    }

    /** Returns the newest commit of a branch, with all of its files. */
    ObjectId wholeTip(String branch) throws IOException, URISyntaxException {
        whole = true;
        return fetchWhole(branch);
    }

    private ObjectId fetchWhole(String branch) throws IOException, URISyntaxException {
        try (Transport transport = transport(null)) {
            transport.setDepth(1);
            String name = Constants.R_HEADS + branch;
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + name + ":" + name)));
            return repository.exactRef(name).getObjectId();
        }
    }

    /**
     * Fetches the objects among these that are not here yet.
     *
     * @param branch the branch whose newest commit they are of
     */
    void need(String branch, Collection<ObjectId> ids) throws IOException, URISyntaxException {
        List<Ref> missing = ids.stream()
                .filter(id -> !has(id))
                .map(id -> (Ref) new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!whole) {
            try (Transport transport = transport(NOTHING_ELSE);
                    FetchConnection connection = transport.openFetch()) {
                fetch(connection, missing);
            }
        }
        if (!ids.stream().allMatch(this::has)) {
            // Some servers apply the filter to what was asked for by its id too.
            whole = true;
            fetchWhole(branch);
        }
        if (!ids.stream().allMatch(this::has)) {
            throw new IOException("the branch " + branch + " moved on while it was read; run again");
        }
    }

    private boolean has(ObjectId id) {
        try {
            return repository.getObjectDatabase().has(id);
        } catch (IOException e) {
            return false;
        }
    }

    private Transport transport(@Nullable String filter) throws IOException, URISyntaxException {
        Transport transport = Transport.open(repository, new URIish(url));
        remote.configure(transport);
        transport.setTimeout(remote.timeoutSeconds());
        transport.setCredentialsProvider(remote.credentials());
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setFilterSpec(filter == null ? FilterSpec.NO_FILTER : FilterSpec.fromFilterLine(filter));
        return transport;
    }
}
