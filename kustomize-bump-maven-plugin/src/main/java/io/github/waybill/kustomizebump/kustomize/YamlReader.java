package io.github.waybill.kustomizebump.kustomize;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a text; a kustomization is the first of them. It works on the parser's events: no alias is expanded, so no document can
 * grow beyond its text. All of the text is parsed, since Kustomize refuses a file with an error in any document.
 */
final class YamlReader {

    /** Deeper than any kustomization; the parser and this reader stay far from the end of the stack. */
    private static final int DEEPEST = 100;

    private final YamlText text;
    private final Iterator<Event> events;

    private YamlReader(YamlText text) {
        this.text = text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(text.path())
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.events = new Parse(settings).parseString(text.yaml()).iterator();
    }

    /**
     * Reads a text.
     *
     * @throws KustomizationException if it is no YAML, or YAML that Kustomize refuses
     */
    static YamlDocument read(YamlText text) throws KustomizationException {
        return readAll(text).get(0);
    }

    /** Reads a text; the result has a document at least, though it may be an empty one. */
    static List<YamlDocument> readAll(YamlText text) throws KustomizationException {
        try {
            return new YamlReader(text).documents();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw text.problem(line, "this is no valid YAML: " + e.getProblem() + ". Mend the file, then run again.");
        } catch (YamlEngineException e) {
            throw text.problem(0, "this is no valid YAML: " + firstLine(e) + ". Mend the file, then run again.");
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private List<YamlDocument> documents() throws KustomizationException {
        List<YamlDocument> documents = new ArrayList<>();
        YamlNode root = null;
        int end = text.yaml().length();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start
                    && start.getSpecVersion().isPresent()) {
                throw text.problem(
                        text.line(offset(start.getStartMark())),
                        "Kustomize refuses a file with a %YAML directive. Remove the directive.");
            } else if (event instanceof DocumentEndEvent) {
                documents.add(new YamlDocument(root, Math.min(end, offset(event.getStartMark()))));
                root = null;
            } else if (isNodeStart(event)) {
                root = node(event, 0);
            }
        }
        return documents.isEmpty() ? List.of(new YamlDocument(null, end)) : documents;
    }

    private static boolean isNodeStart(Event event) {
        return event instanceof ScalarEvent
                || event instanceof AliasEvent
                || event instanceof SequenceStartEvent
                || event instanceof MappingStartEvent;
    }

    private YamlNode node(Event event, int depth) throws KustomizationException {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        if (depth > DEEPEST) {
            throw text.problem(text.line(start), "the document is nested more than " + DEEPEST + " levels deep.");
        }
        if (event instanceof AliasEvent alias) {
            return new YamlNode.Alias(start, end, alias.getAlias().getValue());
        } else if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Scalar(
                    start,
                    end,
                    anchor(scalar.getAnchor()),
                    scalar.getTag().orElse(null),
                    style(scalar.getScalarStyle()),
                    scalar.getValue());
        } else if (event instanceof SequenceStartEvent sequence) {
            return sequence(sequence, start, depth);
        }
        return mapping((MappingStartEvent) event, start, depth);
    }

    private YamlNode sequence(SequenceStartEvent begin, int start, int depth) throws KustomizationException {
        List<YamlNode> items = new ArrayList<>();
        Event event = events.next();
        while (!(event instanceof SequenceEndEvent)) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        int end = begin.isFlow() || items.isEmpty()
                ? offset(event.getEndMark())
                : items.get(items.size() - 1).end();
        return new YamlNode.Sequence(start, end, anchor(begin.getAnchor()), begin.isFlow(), List.copyOf(items));
    }

    private YamlNode mapping(MappingStartEvent begin, int start, int depth) throws KustomizationException {
        List<YamlNode.Pair> pairs = new ArrayList<>();
        Event event = events.next();
        while (!(event instanceof MappingEndEvent)) {
            YamlNode key = node(event, depth + 1);
            pairs.add(new YamlNode.Pair(key, node(events.next(), depth + 1)));
            event = events.next();
        }
        int end = begin.isFlow() || pairs.isEmpty()
                ? offset(event.getEndMark())
                : pairs.get(pairs.size() - 1).value().end();
        return new YamlNode.Mapping(start, end, anchor(begin.getAnchor()), begin.isFlow(), List.copyOf(pairs));
    }

    private int offset(Optional<Mark> mark) {
        return text.offset(mark.orElseThrow().getIndex());
    }

    private static @Nullable String anchor(Optional<Anchor> anchor) {
        return anchor.map(Anchor::getValue).orElse(null);
    }

    private static YamlNode.Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN -> YamlNode.Style.PLAIN;
            case SINGLE_QUOTED -> YamlNode.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> YamlNode.Style.DOUBLE_QUOTED;
            default -> YamlNode.Style.BLOCK;
        };
    }
}
