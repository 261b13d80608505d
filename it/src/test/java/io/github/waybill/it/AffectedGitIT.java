package io.github.waybill.it;

import static io.github.waybill.it.Edit.append;
import static io.github.waybill.it.Edit.commit;
import static io.github.waybill.it.Edit.delete;
import static io.github.waybill.it.Edit.element;
import static io.github.waybill.it.Edit.git;
import static io.github.waybill.it.Edit.into;
import static io.github.waybill.it.Edit.section;
import static io.github.waybill.it.Edit.version;
import static io.github.waybill.it.Edit.write;
import static io.github.waybill.it.Scenario.scenario;

import java.util.List;
import java.util.stream.Stream;

/** What is compared: commits that branches, tags and ranges name, and a working tree, with what git has staged of it and what it ignores. */
class AffectedGitIT extends AffectedTable {

    private static final Edit COMMON_CHANGES = append("common/src/main/java/acme/Common.java");
    private static final Edit FIXTURES_CHANGE = append("fixtures/src/main/java/acme/Fixtures.java");
    private static final Edit TOOL_CHANGES = append("extras/tool/src/main/java/acme/Tool.java");

    /** A branch that goes on by a change of common, while main stays. */
    private static final Edit[] TRUNK_GOES_ON = {
        git("checkout", "-q", "-B", "trunk"), COMMON_CHANGES, commit(), git("checkout", "-q", "main")
    };

    private static Edit[] trunkGoesOn(Edit... then) {
        return Stream.concat(Stream.of(TRUNK_GOES_ON), Stream.of(then)).toArray(Edit[]::new);
    }

    @Override
    List<Scenario> table() {
        return Stream.of(workingTree(), heads(), bases()).flatMap(List::stream).toList();
    }

    private static List<Scenario> workingTree() {
        String resource = "common/src/main/resources/common.properties";
        return List.of(
                scenario("nothing"),
                scenario("a source that is not committed")
                        .uncommitted(COMMON_CHANGES)
                        .affects(COMMON),
                scenario("a source that is staged")
                        .uncommitted(COMMON_CHANGES, git("add", "-A"))
                        .affects(COMMON),
                scenario("a source that is changed back after it was staged")
                        .uncommitted(
                                COMMON_CHANGES,
                                git("add", "-A"),
                                git("restore", "--source=begin", "--worktree", "common")),
                scenario("a source that is changed back after it was committed", COMMON_CHANGES)
                        .uncommitted(git("restore", "--source=begin", "--worktree", "common")),
                scenario("a file git does not know yet")
                        .uncommitted(write("common/src/main/resources/new.txt", ""))
                        .affects(COMMON),
                scenario("a file that git ignores")
                        .uncommitted(write("common/src/main/resources/new.log", ""))
                        .why("no commit holds it, so no two commits differ by it"),
                scenario("what a build has left").uncommitted(write("common/target/classes/acme/Common.class", "")),
                scenario(
                                "a file that git ignores and that was committed all the same",
                                append("common/src/main/resources/kept.log"))
                        .given(
                                write("common/src/main/resources/kept.log", ""),
                                git("add", "-f", "common/src/main/resources/kept.log"))
                        .affects(COMMON),
                scenario("a deletion that is staged")
                        .uncommitted(git("rm", "-q", resource))
                        .affects(COMMON),
                scenario("a deletion that is not staged")
                        .uncommitted(delete(resource))
                        .affects(COMMON),
                scenario("a file that git forgets and that stays")
                        .uncommitted(git("rm", "-q", "--cached", resource))
                        .why("the working tree has the same bytes"),
                scenario("a version that is not committed")
                        .uncommitted(version("pom.xml", "commons-lang3", "3.19.0"))
                        .affects("root", COMMON),
                scenario("a property that is not committed")
                        .uncommitted(element("pom.xml", "greeting", "Hi"))
                        .affects(ORDERS),
                scenario("a change that is committed and one that is not", FIXTURES_CHANGE)
                        .uncommitted(TOOL_CHANGES)
                        .affects(FIXTURES, "tool"));
    }

    private static List<Scenario> heads() {
        return List.of(
                scenario("head is the commit while the working tree is dirty", FIXTURES_CHANGE)
                        .uncommitted(COMMON_CHANGES)
                        .with("-Dbuild-graph.head=HEAD")
                        .affects(FIXTURES),
                scenario("head is the commit while a POM is dirty", FIXTURES_CHANGE)
                        .uncommitted(element("pom.xml", "greeting", "Hi"))
                        .with("-Dbuild-graph.head=HEAD")
                        .affects(FIXTURES),
                scenario("head is an older commit", FIXTURES_CHANGE, commit(), TOOL_CHANGES)
                        .with("-Dbuild-graph.head=HEAD~1")
                        .affects(FIXTURES),
                scenario(
                                "head is an older commit with another model",
                                element("pom.xml", "greeting", "Hi"),
                                commit(),
                                version("pom.xml", "commons-lang3", "3.19.0"))
                        .with("-Dbuild-graph.head=HEAD~1")
                        .affects(ORDERS),
                scenario(
                                "head is an older commit with a property that a plugin of one module reads",
                                into("pom.xml", "properties", "<assembly.dryRun>true</assembly.dryRun>"),
                                commit(),
                                FIXTURES_CHANGE)
                        .given(
                                section(
                                        "extras/tool/pom.xml",
                                        "<build><plugins><plugin><artifactId>maven-assembly-plugin</artifactId></plugin></plugins></build>"))
                        .with("-Dbuild-graph.head=HEAD~1")
                        .affects("tool"),
                scenario("head is a branch that is not checked out", trunkGoesOn())
                        .with("-Dbuild-graph.head=trunk")
                        .affects(COMMON));
    }

    private static List<Scenario> bases() {
        return List.of(
                scenario("base is a branch that went on", trunkGoesOn(FIXTURES_CHANGE))
                        .since("trunk")
                        .affects(FIXTURES)
                        .why("what is compared with is the merge base"),
                scenario("base is the tip of a branch that went on, by its range", trunkGoesOn(FIXTURES_CHANGE))
                        .since("trunk...HEAD")
                        .affects(FIXTURES),
                scenario("base is a range between two others", trunkGoesOn(FIXTURES_CHANGE))
                        .since("begin...trunk")
                        .affects(COMMON),
                scenario(
                                "base is a branch that was merged",
                                trunkGoesOn(FIXTURES_CHANGE, commit(), git("merge", "-q", "--no-edit", "trunk")))
                        .since("trunk")
                        .affects(FIXTURES),
                scenario("base is a tag", FIXTURES_CHANGE, commit(), TOOL_CHANGES)
                        .since("begin")
                        .affects(FIXTURES, "tool"),
                scenario("base is HEAD's parent", FIXTURES_CHANGE, commit(), TOOL_CHANGES)
                        .since("HEAD~1")
                        .affects("tool"),
                scenario("base is HEAD", FIXTURES_CHANGE).since("HEAD"),
                scenario("base is HEAD and the working tree is dirty", FIXTURES_CHANGE)
                        .since("HEAD")
                        .uncommitted(TOOL_CHANGES)
                        .affects("tool"),
                scenario(
                                "base is a tag on a branch that went on",
                                FIXTURES_CHANGE,
                                commit(),
                                git("tag", "-f", "newer"),
                                git("checkout", "-q", "-B", "main", "begin"))
                        .since("newer")
                        .why("what is compared with is the merge base"),
                scenario(
                                "a linked worktree",
                                FIXTURES_CHANGE,
                                commit(),
                                git("worktree", "add", "-q", "--detach", "../linked"))
                        .in("../linked")
                        .affects(FIXTURES),
                scenario(
                                "a linked worktree that is dirty",
                                git("worktree", "add", "-q", "--detach", "../dirty"),
                                write("../dirty/common/src/main/resources/new.txt", ""))
                        .in("../dirty")
                        .affects(COMMON));
    }
}
