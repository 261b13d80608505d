package io.github.waybill.buildgraph.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** The layered layout of the Eclipse Layout Kernel, with lines of right angles. Public, as {@link LayoutLibrary} loads it elsewhere. */
public final class ElkLayout implements Layout {

    private static final double NODES = 14;
    private static final double LAYERS = 30;
    private static final double LINES = 7;

    /** A frame has this much room around what lies in it, besides its title. */
    private static final double PADDING = 16;

    /** Makes the layout known to the library. */
    public ElkLayout() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    @Override
    public Drawing of(Diagram diagram) {
        return new Graph(diagram).laidOut();
    }

    /** One diagram as ELK has it. */
    private static final class Graph {

        private final ElkNode root = ElkGraphUtil.createGraph();
        private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
        private final Map<String, ElkPort> ports = new HashMap<>();
        private final List<ElkEdge> edges = new ArrayList<>();

        Graph(Diagram diagram) {
            configure(root);
            root.setProperty(CoreOptions.PADDING, new ElkPadding(PADDING));
            for (Diagram.Box box : diagram.boxes()) {
                ElkNode frame = box.frame() == null ? root : nodes.getOrDefault(box.frame(), root);
                if (frame != root && frame.getChildren().isEmpty()) {
                    makeFrame(frame);
                }
                ElkNode node = ElkGraphUtil.createNode(frame);
                node.setDimensions(box.width(), box.height());
                node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
                nodes.put(box.id(), node);
            }
            diagram.lines()
                    .forEach(line -> edges.add(ElkGraphUtil.createSimpleEdge(
                            port(line.from(), line.bundle(), PortSide.EAST),
                            port(line.to(), line.bundle(), PortSide.WEST))));
        }

        private static void configure(ElkNode parent) {
            parent.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
            parent.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
            parent.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
            parent.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
            parent.setProperty(CoreOptions.RANDOM_SEED, 1);
            parent.setProperty(CoreOptions.SPACING_NODE_NODE, NODES);
            parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYERS);
            parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, LINES);
            parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, LINES);
            parent.setProperty(CoreOptions.SPACING_EDGE_EDGE, LINES);
            parent.setProperty(CoreOptions.SPACING_EDGE_NODE, LINES);
        }

        private static void makeFrame(ElkNode frame) {
            configure(frame);
            frame.setProperty(
                    CoreOptions.PADDING, new ElkPadding(PADDING + frame.getHeight(), PADDING, PADDING, PADDING));
            frame.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        }

        private ElkPort port(String box, String bundle, PortSide side) {
            return ports.computeIfAbsent(side + " " + bundle + " " + box, key -> {
                ElkPort port = ElkGraphUtil.createPort(nodes.get(box));
                port.setProperty(CoreOptions.PORT_SIDE, side);
                return port;
            });
        }

        Drawing laidOut() {
            new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
            Map<String, Drawing.Rectangle> boxes = new HashMap<>();
            nodes.forEach((id, node) -> {
                Drawing.Point corner = corner(node);
                boxes.put(id, new Drawing.Rectangle(corner.x(), corner.y(), node.getWidth(), node.getHeight()));
            });
            return new Drawing(
                    root.getWidth(),
                    root.getHeight(),
                    boxes,
                    edges.stream().map(this::corners).toList());
        }

        /** ELK tells a place from the corner of the box around it. */
        private Drawing.Point corner(ElkNode node) {
            double x = 0;
            double y = 0;
            for (ElkNode at = node; at != root; at = at.getParent()) {
                x += at.getX();
                y += at.getY();
            }
            return new Drawing.Point(x, y);
        }

        private List<Drawing.Point> corners(ElkEdge edge) {
            Drawing.Point corner = corner(edge.getContainingNode());
            List<Drawing.Point> points = new ArrayList<>();
            for (ElkEdgeSection section : edge.getSections()) {
                points.add(new Drawing.Point(corner.x() + section.getStartX(), corner.y() + section.getStartY()));
                section.getBendPoints()
                        .forEach(bend ->
                                points.add(new Drawing.Point(corner.x() + bend.getX(), corner.y() + bend.getY())));
                points.add(new Drawing.Point(corner.x() + section.getEndX(), corner.y() + section.getEndY()));
            }
            return points;
        }
    }
}
