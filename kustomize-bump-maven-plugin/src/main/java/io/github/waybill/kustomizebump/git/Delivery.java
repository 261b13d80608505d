package io.github.waybill.kustomizebump.git;

import io.github.waybill.kustomizebump.bump.BumpException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where a commit goes and who makes it.
 *
 * @param branch the branch that is deployed
 * @param pushBranch the branch to push to, for a pull request; made where it is missing. {@code null} for the branch itself
 * @param pushOptions what the server is told with the push ({@code git push --push-option})
 * @param author {@code Name <address>}, or {@code null} for the one of git's configuration or of {@code GIT_AUTHOR_*}
 * @param committer the same for the committer
 * @param sign whether to sign the commit, or {@code null} to do as git's configuration says ({@code commit.gpgSign})
 */
public record Delivery(
        String branch,
        @Nullable String pushBranch,
        List<String> pushOptions,
        @Nullable String author,
        @Nullable String committer,
        @Nullable Boolean sign) {

    private static final Pattern PERSON = Pattern.compile("\\s*([^<>\\p{Cntrl}]+?)\\s*<([^<>\\p{Cntrl}]+)>\\s*");

    public Delivery {
        pushOptions = List.copyOf(pushOptions);
    }

    /** Returns the delivery that asks for nothing special. */
    public static Delivery to(String branch) {
        return new Delivery(branch, null, List.of(), null, null, null);
    }

    /** Returns the branch that is pushed to. */
    String target() {
        return pushBranch == null ? branch : pushBranch;
    }

    /** Refuses what git would not take. */
    void check() throws BumpException {
        checkBranch(branch, "kustomize-bump.branch");
        if (pushBranch != null) {
            checkBranch(pushBranch, "kustomize-bump.pushBranch");
        }
        person(author, "kustomize-bump.author");
        person(committer, "kustomize-bump.committer");
    }

    private static void checkBranch(String name, String property) throws BumpException {
        if (!Repository.isValidRefName(Constants.R_HEADS + name)) {
            throw new BumpException("The branch \"" + name + "\" is no name that git takes. Set " + property + ".");
        }
    }

    /** Returns who makes the commit; what is not said comes from git's configuration. */
    PersonIdent author(Repository repository) throws BumpException {
        PersonIdent given = person(author, "kustomize-bump.author");
        return given == null ? new PersonIdent(repository) : given;
    }

    PersonIdent committer(Repository repository) throws BumpException {
        PersonIdent given = person(committer, "kustomize-bump.committer");
        return given == null ? new PersonIdent(repository) : given;
    }

    private static @Nullable PersonIdent person(@Nullable String text, String property) throws BumpException {
        if (text == null) {
            return null;
        }
        Matcher matcher = PERSON.matcher(text);
        if (!matcher.matches()) {
            throw new BumpException(property + " is \"" + text
                    + "\", which names nobody. Set it to a name and an address: Release <release@example.com>.");
        }
        return new PersonIdent(matcher.group(1), matcher.group(2));
    }
}
