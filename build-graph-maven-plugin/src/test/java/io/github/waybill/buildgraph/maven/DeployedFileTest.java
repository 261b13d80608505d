package io.github.waybill.buildgraph.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.graph.Reactor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployedFileTest {

    private static final Module ORDERS =
            new Reactor().service("orders").graph().modules().get(0);

    @TempDir
    Path folder;

    @Test
    void aServiceIsFoundByItsCoordinatesAndByItsImageInEveryOverlay() throws Exception {
        Path file = Files.writeString(
                folder.resolve("deployed.json"), """
                {"schema": 1,
                 "services": [
                  {"service": "shop:orders", "image": "old.example.com/orders", "overlay": "staging", "commit": "%s"},
                  {"service": "x", "image": "registry.example.com/shop/orders", "overlay": "production", "commit": "%s"},
                  {"service": "shop:billing", "image": "registry.example.com/shop/billing", "overlay": "staging", "commit": "%s"}],
                 "unknown": [
                  {"service": "shop:orders", "image": "old.example.com/orders", "overlay": "edge", "reason": "1.0 is no commit"}]}
                """.formatted("1".repeat(40), "2".repeat(40), "3".repeat(40)));

        assertThat(DeployedFile.read(file).of(ORDERS))
                .extracting(DeployedFile.Entry::overlay, DeployedFile.Entry::commit, DeployedFile.Entry::reason)
                .containsExactly(
                        tuple("staging", "1".repeat(40), null),
                        tuple("production", "2".repeat(40), null),
                        tuple("edge", null, "1.0 is no commit"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', is no deployed.json of schema 1",
        "'{\"schema\": 2, \"services\": []}', is no deployed.json of schema 1",
        "'{\"schema\": 1}', is no deployed.json of schema 1",
        "'{\"schema\": 1, \"services\": [{\"service\": \"a:b\", \"commit\": \"main\"}]}', is no deployed.json of schema 1",
        "'<xml/>', is not JSON",
        "'{', is not JSON"
    })
    void anotherFileIsRefused(String content, String problem) throws Exception {
        Path file = Files.writeString(folder.resolve("deployed.json"), content);

        assertThatThrownBy(() -> DeployedFile.read(file))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem)
                .hasMessageContaining("Write it with kustomize-bump:deployed");
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> DeployedFile.read(folder.resolve("none.json"))).hasMessageContaining("is not there");
    }
}
