package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.it.servers.FaultyServer;
import io.github.waybill.it.servers.GitOverHttp;
import io.github.waybill.it.servers.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around a bump leaves the branch as it was, or as it was to be, and says what it was. */
class FaultsIT extends Judged {

    private static final Login LOGIN = new Login("robot", "s3cret-of-git");
    private static final String FEW_SECONDS = "-Dkustomize-bump.timeout=3";

    /** Far more than the limits asked for, since a busy machine takes its time to start Maven; far less than for ever. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(4);

    @Test
    void fiftyProcessesAtOnceAllLand() throws Exception {
        int many = 50;
        Infra infra = Infra.make(folder, many);
        Maven maven = Maven.running();
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                // On two processors each has to wait for the others, long before it waits for the server.
                processes.add(infra.start("s" + i, maven, folder.resolve("log-" + i), "-Dkustomize-bump.timeout=90"));
            }
            for (int i = 0; i < many; i++) {
                assertThat(processes.get(i).waitFor(15, TimeUnit.MINUTES)).isTrue();
                assertThat(processes.get(i).exitValue())
                        .as(Files.readString(folder.resolve("log-" + i)))
                        .isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(infra.overlay("main"))
                .isEqualTo(Infra.expected(many, IntStream.range(0, many).boxed().toList()));
        assertThat(infra.bare().run("rev-list", "--count", "main").strip()).isEqualTo("51");
        assertThat(infra.bare().run("rev-list", "--merges", "main")).isEmpty();
        infra.bare().run("fsck", "--strict");
    }

    @Test
    void killedAtAnyMomentNothingIsHalfDoneAndARerunCompletes() throws Exception {
        int times = 30;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Infra infra = Infra.make(folder, times + 1);
        Maven maven = Maven.running();
        long start = System.nanoTime();
        infra.bumpService("s" + times, maven, infra.fileUrl()).orFail();
        long whole = System.nanoTime() - start;
        List<Integer> done = new ArrayList<>(List.of(times));
        for (int i = 0; i < times; i++) {
            String before = infra.overlay("main");
            Process process = infra.start("s" + i, maven, folder.resolve("log"));
            // For the first third Maven only gets going.
            process.waitFor((long) (whole * random.nextDouble(0.3, 1.1)), TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();

            infra.bare().run("fsck", "--strict");
            List<Integer> withThis = new ArrayList<>(done);
            withThis.add(i);
            assertThat(infra.overlay("main")).as("seed %d", seed).isIn(before, Infra.expected(times + 1, withThis));

            infra.bumpService("s" + i, maven, infra.fileUrl()).orFail();
            done.add(i);
            assertThat(infra.overlay("main")).isEqualTo(Infra.expected(times + 1, done));
        }
        assertThat(infra.bare().run("rev-list", "--count", "main").strip()).isEqualTo("" + (times + 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoPipelinesOfOneServiceAtOnceTheNewerWins(boolean newerFirst) throws Exception {
        Infra infra = Infra.make(folder, 1);
        Path content = Files.createDirectories(folder.resolve("older"));
        Files.writeString(content.resolve(".gitignore"), "target/\nlog\n");
        Git olderClone = Git.bareOf(content, folder.resolve("service.git"), "Older");
        String older = olderClone.head();
        Git newerClone = olderClone.cloneAgain(folder.resolve("newer"));
        newerClone.run("commit", "-q", "--allow-empty", "-m", "Newer");
        newerClone.run("push", "-q", "origin", "main");
        String newer = newerClone.head();
        List<Git> clones = newerFirst ? List.of(newerClone, olderClone) : List.of(olderClone, newerClone);

        List<Process> processes = new ArrayList<>();
        for (Git clone : clones) {
            processes.add(Maven.running()
                    .start(
                            clone.folder(),
                            clone.folder().resolve("log"),
                            Infra.arguments(
                                    "s0",
                                    infra.fileUrl(),
                                    "-Dkustomize-bump.adopt=true",
                                    "-Dkustomize-bump.newTag=" + clone.head())));
        }
        for (int i = 0; i < 2; i++) {
            assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as(Files.readString(clones.get(i).folder().resolve("log")))
                    .isZero();
        }

        // The older clone was made before the newer commit was, and finds out that it is one.
        assertThat(infra.overlay("main")).contains(newer).doesNotContain(older);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "resets", "401", "403", "429", "500"})
    void gitServerThatFailsIsNamed(String fault) throws Exception {
        Infra infra = Infra.make(folder, 1);
        try (FaultyServer server = faulty(fault)) {
            long start = System.nanoTime();
            String url = "http://127.0.0.1:" + server.port() + "/infra.git";

            Maven.Result result = infra.bump(
                    Maven.running(), url.replace("//", "//robot:s3cret@"), FEW_SECONDS, "-Dkustomize-bump.branch=main");

            assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
            assertRefused(result, "The GitOps repository " + url + " cannot be reached", said(fault));
        }
    }

    private static FaultyServer faulty(String fault) throws IOException {
        return switch (fault) {
            case "hangs" -> FaultyServer.hanging();
            case "resets" -> FaultyServer.resetting();
            case "breaks off" -> FaultyServer.breakingOff();
            default -> FaultyServer.answering(Integer.parseInt(fault));
        };
    }

    private static String said(String fault) {
        return switch (fault) {
            case "hangs" -> "timed out";
            case "resets" -> "reset";
            case "401" -> "not authorized";
            case "403" -> "not permitted";
            default -> fault;
        };
    }

    private static void assertRefused(Maven.Result result, String... parts) {
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains(parts).doesNotContain("\tat ").doesNotContain("s3cret");
    }

    /** A byte comes within each limit of one answer; it is the limit of the whole that ends it, after ten seconds. */
    @Test
    void gitServerThatTricklesIsGivenUp() throws Exception {
        Infra infra = Infra.make(folder, 1);
        try (FaultyServer server = FaultyServer.trickling()) {
            String url = "http://127.0.0.1:" + server.port() + "/infra.git";

            assertRefused(
                    infra.bump(Maven.running(), url, "-Dkustomize-bump.timeout=1"),
                    "main of " + url + " took more than 10 seconds");
        }
    }

    @Test
    void hookThatHangsIsGivenUp() throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");
        infra.bare().hook("pre-receive", "exec sleep 300");
        long start = System.nanoTime();

        assertRefused(
                infra.bump(Maven.running(), infra.fileUrl(), "-Dkustomize-bump.timeout=1"),
                "main of " + infra.fileUrl() + " took more than 10 seconds");

        assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
        assertThat(infra.tip("main")).isEqualTo(before);
    }

    @Test
    void packThatBreaksOffIsNamed() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Files.write(infra.work().folder().resolve("noise"), noise);
        String before = infra.work().commit("Add noise");
        infra.work().run("push", "-q", "origin", "main");
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), LOGIN, Files.createDirectories(folder.resolve("d")));
                FaultyServer server = FaultyServer.cutting(git.port(), 50_000)) {
            String url = "http://" + LOGIN.username() + ":" + LOGIN.password() + "@127.0.0.1:" + server.port()
                    + "/git/infra.git";

            assertRefused(infra.bump(Maven.running(), url, FEW_SECONDS), "cannot be reached");

            assertThat(infra.tip("main")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "resets", "breaks off", "401", "403", "429", "500"})
    void registryThatFailsIsNamed(String fault) throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");
        try (FaultyServer server = faulty(fault)) {
            String image = "127.0.0.1:" + server.port() + "/shop/s0";

            Maven.Result result = infra.bump(
                    Maven.running(),
                    infra.fileUrl(),
                    "-Dkustomize-bump.newName=" + image,
                    "-Dkustomize-bump.verifyImage=true",
                    "-Djib.allowInsecureRegistries=true",
                    "-Djib.httpTimeout=2000");

            assertRefused(result, image + ":next");
            assertThat(infra.tip("main")).isEqualTo(before);
        }
    }

    /** The variable is git's own, for such tests; it spares the test to run as root. */
    @Test
    void repositoryOnThisMachineThatGitDoesNotTrustIsNamed() throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");

        assertRefused(
                infra.bump(Maven.running().where("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"), infra.fileUrl()),
                "refuses the push to main",
                "detected dubious ownership",
                "safe.directory");

        assertThat(infra.tip("main")).isEqualTo(before);
    }

    @Test
    void passwordInTheUrlIsNeverShown() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        Login login = new Login("robot", "p@ss/of git");
        try (GitOverHttp git = GitOverHttp.serve(infra.folder(), login, Files.createDirectories(folder.resolve("d")))) {
            String url = git.url("infra.git").replace("//", "//robot:p%40ss%2Fof%20git@");
            infra.bare().run("config", "http.receivepack", "false");
            Maven.Result refused = infra.bump(Maven.running(), url, "-e");
            assertThat(refused.log()).contains("refuses the push to main");
            infra.bare().run("config", "http.receivepack", "true");
            Maven.Result pushed = infra.bump(Maven.running(), url, "-e").orFail();

            String receipt = Files.readString(infra.receipt("s0"));
            assertThat(receipt).contains(git.url("infra.git"), infra.tip("main"));
            String all = refused.log() + pushed.log() + receipt + infra.bare().run("cat-file", "commit", "main");
            assertThat(all).doesNotContain(login.password(), "p%40ss", "of%20git");
        }
    }

    @Test
    void temporaryFolderThatCannotBeWrittenIsNamed() throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");

        assertRefused(
                infra.bump(Maven.running().onJvm("-Djava.io.tmpdir=/proc"), infra.fileUrl()),
                "No repository can be made in the temporary folder /proc",
                "set java.io.tmpdir");

        assertThat(infra.tip("main")).isEqualTo(before);
    }

    @Test
    void diskThatIsFullIsNamed() throws Exception {
        Needs.programs("lighttpd");
        Infra infra = Infra.make(folder, 1);
        byte[] noise = new byte[600_000];
        new Random(1).nextBytes(noise);
        Files.write(infra.work().folder().resolve("noise"), noise);
        String before = infra.work().commit("Add noise");
        infra.work().run("push", "-q", "origin", "main");
        Path small = Files.createDirectories(folder.resolve("small"));
        Needs.smallDisk(small, "400k");
        try (GitOverHttp git =
                GitOverHttp.serve(infra.folder(), LOGIN, Files.createDirectories(folder.resolve("lighttpd")))) {
            String url = git.url("infra.git");
            Maven maven = Maven.running()
                    .onJvm("-Djava.io.tmpdir=" + small)
                    .where("KUSTOMIZE_BUMP_USERNAME", LOGIN.username())
                    .where("KUSTOMIZE_BUMP_PASSWORD", LOGIN.password());

            assertRefused(
                    infra.bump(maven, url),
                    "The temporary folder " + small + " has no room for the tip of " + url,
                    "No space left on device");
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
        assertThat(infra.tip("main")).isEqualTo(before);
    }

    @Test
    void hugeKustomizationIsRefusedAndOneOfManyAliasesIsRead() throws Exception {
        Infra infra = Infra.make(folder, 1);
        Path file = infra.work().folder().resolve(Infra.FILE);
        Files.writeString(file, "# " + "x".repeat(50_000_000) + "\nimages: []\n");
        infra.work().commit("Make it huge");
        infra.work().run("push", "-q", "origin", "main");
        assertRefused(infra.bump(Maven.running(), infra.fileUrl()), "are not read");

        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
        }
        Files.writeString(file, bomb + "images:\n- name: s0\n  newTag: old\n");
        infra.work().commit("Make it a bomb");
        infra.work().run("push", "-q", "origin", "main");
        infra.bump(Maven.running(), infra.fileUrl()).orFail();
        assertThat(infra.overlay("main")).isEqualTo(bomb + "images:\n- name: s0\n  newTag: next\n");
    }

    @Test
    void namesThatTryToInjectDoNot() throws Exception {
        Infra infra = Infra.make(folder, 1);
        String before = infra.tip("main");
        assertRefused(
                infra.bump(Maven.running(), infra.fileUrl(), "-Dkustomize-bump.branch=main:refs/heads/other"),
                "is no name that git takes");
        assertRefused(
                infra.bump(Maven.running(), infra.fileUrl(), "-Dkustomize-bump.newTag=next\nnewName: evil"),
                "is no part of an image's name");
        assertThat(infra.tip("main")).isEqualTo(before);

        infra.bump(Maven.running(), infra.fileUrl(), "-Dkustomize-bump.message=x {services}\n\nWaybill-Commit: fake")
                .orFail();
        assertThat(infra.bare().run("log", "-1", "--format=%(trailers)", "main").strip())
                .isEqualTo("Waybill-Image: overlays/staging s0:next");
    }
}
