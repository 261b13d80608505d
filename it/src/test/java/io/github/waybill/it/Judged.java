package io.github.waybill.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test whose bumps Kustomize judges, each of them, when it has ended. */
abstract class Judged {

    @TempDir
    Path folder;

    @AfterEach
    void everyBumpIsWhatKustomizeMakesOfIt() throws Exception {
        List<Git> repositories = bareRepositories();
        if (repositories.isEmpty()) {
            return;
        }
        Optional<Kustomize> kustomize = Needs.kustomize();
        if (kustomize.isPresent()) {
            for (Git repository : repositories) {
                new KustomizeJudge(kustomize.get(), repository, folder.resolve("judged")).judge();
            }
        }
    }

    private List<Git> bareRepositories() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getFileName().toString().matches(".+\\.git"))
                    .filter(file -> Files.isDirectory(file.resolve("objects")))
                    .map(Git::new)
                    .toList();
        }
    }
}
