package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedModulesAssemblerTest {

    private final List<List<String>> seen = new ArrayList<>();
    private final NestedModulesAssembler assembler = new NestedModulesAssembler(
            (child, parent, request, problems) -> seen.add(List.copyOf(parent.getModules())));

    /** As models are in Maven 4: their lists show what they hold at any time. */
    private static final class Live extends Model {

        private static final long serialVersionUID = 1;

        private @Nullable List<String> held;

        Live(String... modules) {
            held = List.of(modules);
        }

        @Override
        public List<String> getModules() {
            return new AbstractList<>() {

                @Override
                public String get(int index) {
                    return Objects.requireNonNull(held).get(index);
                }

                @Override
                public int size() {
                    return Objects.requireNonNull(held).size();
                }
            };
        }

        @Override
        public void setModules(List<String> modules) {
            held = List.copyOf(modules);
        }
    }

    private void assemble(Model parent) {
        assembler.assembleModelInheritance(new Model(), parent, new DefaultModelBuildingRequest(), problem -> {});
    }

    @Test
    void mavenSeesTheModulesInFolders() {
        Model parent = new Model();
        parent.setModules(List.of("common", "services/orders", "services\\payments"));

        assemble(parent);

        assertThat(seen).containsExactly(List.of("services/orders", "services\\payments"));
        assertThat(parent.getModules()).containsExactly("common", "services/orders", "services\\payments");
    }

    @Test
    void aParentWhoseListIsAViewKeepsItsModules() {
        Model parent = new Live("common", "services/orders");

        assemble(parent);
        assemble(parent);

        assertThat(seen).containsExactly(List.of("services/orders"), List.of("services/orders"));
        assertThat(parent.getModules()).containsExactly("common", "services/orders");
    }

    /** Another thread may have such a parent at hand: its list cannot be looked at while that thread sets it. */
    @Test
    void noListOfAnotherParentIsLookedAt() {
        Live parent = new Live("common", "services/orders");
        assemble(parent);
        parent.held = null;

        assemble(new Live("common", "services/orders"));

        assertThat(seen).containsExactly(List.of("services/orders"), List.of("services/orders"));
    }
}
