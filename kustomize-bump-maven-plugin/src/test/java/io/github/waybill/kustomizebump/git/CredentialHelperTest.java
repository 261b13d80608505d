package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git's helpers are asked, and what they are not. */
class CredentialHelperTest {

    @TempDir
    Path folder;

    private CredentialHelper helper;
    private final CredentialItem.Username username = new CredentialItem.Username();
    private final CredentialItem.Password password = new CredentialItem.Password();

    /** The helper gives the host it is asked for as the password. */
    @BeforeEach
    void configure() throws Exception {
        GitProgram git = GitProgram.init(folder.resolve("work"));
        git.run("config", "credential.helper", "");
        git.run(
                "config",
                "--add",
                "credential.helper",
                "!f() { sed -n 's/^host=/password=/p'; echo username=robot; }; f");
        helper = new CredentialHelper(git.folder(), Duration.ofSeconds(60));
    }

    @Test
    void helperIsAskedForTheHost() throws Exception {
        assertThat(helper.get(new URIish("https://git.example.com:8443/infra.git"), username, password))
                .isTrue();
        assertThat(username.getValue()).isEqualTo("robot");
        assertThat(new String(password.getValue())).isEqualTo("git.example.com:8443");
    }

    @Test
    void addressWithALineBreakAsksForNoOtherHost() throws Exception {
        assertThat(helper.get(new URIish("https://evil.example.com/%0ahost=git.example.com"), username, password))
                .isFalse();
    }
}
