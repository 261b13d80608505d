package io.github.waybill.buildgraph.page;

import io.github.waybill.buildgraph.graph.Module;
import io.github.waybill.buildgraph.layout.Diagram;
import io.github.waybill.buildgraph.render.Labels;
import io.github.waybill.buildgraph.render.OneLine;

/** How much room a node needs. Nobody knows the font that a page will have, so widths are those of a wide one. */
final class Size {

    private static final int NAME = 32;
    private static final double MODULE_HEIGHT = 32;
    private static final double GROUP_HEIGHT = 58;

    /** How much larger the name of a group is than that of a module. */
    private static final double LARGE = 1.3;

    private static final double TITLE_HEIGHT = 20;
    private static final double MARGIN = 18;

    private Size() {}

    /** Returns the name of a module as a picture shows it. */
    static String name(Module module) {
        return OneLine.shortened(module.id().artifactId(), NAME);
    }

    /** Returns the name of a group as a picture shows it. */
    static String name(Group group) {
        return OneLine.shortened(group.name(), NAME + NAME / 2);
    }

    /** Returns what a group holds, in words. */
    static String content(Group group) {
        long services = group.members().stream().filter(Module::isService).count();
        String modules = Labels.count(group.members().size(), "module");
        return services == 0 ? modules : modules + ", " + Labels.count((int) services, "service");
    }

    static Diagram.Box box(Scene.Node node) {
        if (node instanceof Scene.Single single) {
            return new Diagram.Box(
                    single.key(), single.frame(), width(name(single.module())) + 2 * MARGIN, MODULE_HEIGHT);
        }
        if (node instanceof Scene.Closed closed) {
            double width = Math.max(LARGE * width(name(closed.group())), width(content(closed.group())));
            return new Diagram.Box(closed.key(), null, width + 2 * MARGIN, GROUP_HEIGHT);
        }
        Scene.Frame frame = (Scene.Frame) node;
        return new Diagram.Box(frame.key(), null, width(name(frame.group())) + 4 * MARGIN, TITLE_HEIGHT);
    }

    private static double width(String text) {
        return text.codePoints().mapToDouble(Size::width).sum();
    }

    private static double width(int character) {
        if ("ijl.,:;|!'-/ftr ".indexOf(character) >= 0) {
            return 5;
        }
        return character > 0x7F || Character.isUpperCase(character) || "mw".indexOf(character) >= 0 ? 11 : 7.6;
    }
}
