package io.github.waybill.buildgraph.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a module is affected. The chain {@code via} leads from the module where the change is to the module affected, both included. It is
 * the shortest to the main half where the change reaches that, else the shortest to the tests.
 */
public sealed interface Cause {

    /** Returns the chain of modules that the change came along. */
    List<ModuleId> via();

    /** Files that are an input of the first module of the chain. */
    record Source(List<String> paths, List<ModuleId> via) implements Cause {
        public Source {
            paths = List.copyOf(paths);
            via = List.copyOf(via);
        }
    }

    /**
     * An entry of the effective model of the first module of the chain.
     *
     * @param entry what differs, such as {@code dependency org.apache.commons:commons-text}
     * @param base its value at base, {@code null} if base had none
     * @param head its value at head, {@code null} if head has none
     */
    record Model(
            String entry, @Nullable String base, @Nullable String head, List<ModuleId> via) implements Cause {
        public Model {
            via = List.copyOf(via);
        }
    }

    /** A module that the reactor has only now, the first of the chain. */
    record Added(List<ModuleId> via) implements Cause {
        public Added {
            via = List.copyOf(via);
        }

        /** Returns the module that joined. */
        public ModuleId module() {
            return via.get(0);
        }
    }

    /**
     * A service, the only one of the chain, whose deployed commit is not known, so that there is nothing to compare it with.
     *
     * @param reason why it is not known, without a full stop
     */
    record Undeployed(String reason, List<ModuleId> via) implements Cause {
        public Undeployed {
            via = List.copyOf(via);
        }
    }

    /** A module that left the reactor, and that the first module of the chain still names. */
    record Removed(ModuleId module, List<ModuleId> via) implements Cause {
        public Removed {
            via = List.copyOf(via);
        }
    }
}
