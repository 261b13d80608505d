package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.buildgraph.graph.ModuleId;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.junit.jupiter.api.Test;

class DeclaredInputsTest {

    @Test
    void whatAParentDeclaresIsAppended() {
        EffectiveModule module = module(
                "../schema", level(written("../schema")), level(written("${maven.multiModuleProjectDirectory}/proto")));

        assertThat(new DeclaredInputs(new Properties()).of(module))
                .containsExactly("../schema", "${maven.multiModuleProjectDirectory}/proto");
    }

    @Test
    void onlyActiveProfilesDeclare() {
        Model parent = written("a");
        parent.addProfile(profile("on", "b"));
        parent.addProfile(profile("off", "c"));

        assertThat(new DeclaredInputs(new Properties()).of(module("a", level(new Model()), level(parent, "on"))))
                .containsExactly("a", "b");
    }

    @Test
    void theCommandLineAndTheSettingsAddTheirs() {
        Properties user = new Properties();
        user.setProperty("build-graph.inputs", "x");

        assertThat(new DeclaredInputs(user).of(module("s", level(written("a")))))
                .containsExactly("x", "a", "s");
    }

    @Test
    void commasAndWhiteSpaceSeparate() {
        assertThat(new DeclaredInputs(new Properties()).of(module("", level(written("\n  a b,\n  c ,, a b\n")))))
                .containsExactly("a b", "c");
    }

    private static EffectiveModule module(String effective, EffectiveModule.Level... lineage) {
        return new EffectiveModule(written(effective), List.of(lineage));
    }

    private static EffectiveModule.Level level(Model written, String... active) {
        return new EffectiveModule.Level("pom.xml", new ModuleId("acme", "a"), "1", written, Set.of(active));
    }

    private static Model written(String inputs) {
        Model model = new Model();
        model.addProperty("build-graph.inputs", inputs);
        return model;
    }

    private static Profile profile(String id, String inputs) {
        Profile profile = new Profile();
        profile.setId(id);
        profile.addProperty("build-graph.inputs", inputs);
        return profile;
    }
}
