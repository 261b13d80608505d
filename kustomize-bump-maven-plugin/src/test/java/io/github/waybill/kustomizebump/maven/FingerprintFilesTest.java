package io.github.waybill.kustomizebump.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintFilesTest {

    private static final String IMAGE = "r.example.com/shop/pricing";

    @TempDir
    Path folder;

    private Path write(String name, String commit, String fingerprint) throws Exception {
        return Files.writeString(folder.resolve(name), """
                {"schema": 1, "commit": "%s", "services": [{"image": "%s", "module": "shop:pricing", "fingerprint": "%s"}]}
                """.formatted(commit, IMAGE, fingerprint));
    }

    @Test
    void aFileIsOfOneCommitAndAFolderOfMany() throws Exception {
        Path one = write("a.json", "a", "1");
        write("b.json", "b", "2");
        Files.writeString(folder.resolve("notes.txt"), "no JSON");

        assertThat(FingerprintFiles.read(one).of("a", IMAGE)).contains("1");
        assertThat(FingerprintFiles.read(one).of("b", IMAGE)).isEmpty();
        assertThat(FingerprintFiles.read(folder).of("b", IMAGE)).contains("2");
        assertThat(FingerprintFiles.read(folder).of("b", "other")).isEmpty();
        assertThat(FingerprintFiles.read(folder).commits()).isEqualTo(2);
        assertThat(FingerprintFiles.read(folder).source()).isEqualTo(folder + " has those of 2 commits");
    }

    @Test
    void aMissingFileKnowsNothingAndSaysSo() throws Exception {
        Path missing = folder.resolve("missing.json");
        assertThat(FingerprintFiles.read(missing).of("a", IMAGE)).isEmpty();
        assertThat(FingerprintFiles.read(missing).source()).isEqualTo("there is no " + missing);
    }

    @Test
    void anotherFileIsRefused() throws Exception {
        Path other = Files.writeString(folder.resolve("graph.json"), "{\"schema\": 2}");
        assertThatThrownBy(() -> FingerprintFiles.read(other))
                .hasMessageContaining("is no fingerprints.json of schema 1");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> FingerprintFiles.read(broken)).hasMessageContaining("cannot be read");
    }
}
