package io.github.waybill.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML file, without comments. Two that are equal say the same.
 *
 * @param attributes by their names, in the order of these
 * @param text what stands in it beside its children, without the white space around that
 */
record Element(String name, Map<String, String> attributes, String text, List<Element> children) {

    /** Reads the element that a reader stands at the start of, and leaves the reader at its end. */
    static Element read(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(read(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Element(name, attributes, text.toString().strip(), children);
    }

    /** Returns what a path of names leads to, below this element. */
    List<Element> all(String... path) {
        Stream<Element> found = Stream.of(this);
        for (String step : path) {
            found = found.flatMap(element ->
                    element.children().stream().filter(child -> child.name().equals(step)));
        }
        return found.toList();
    }

    /** Returns the text of what a path of names leads to; empty where it leads nowhere. */
    String value(String... path) {
        return all(path).stream().map(Element::text).findFirst().orElse("");
    }

    /** Returns every text and every value of an attribute, in this element and below. */
    Stream<String> values() {
        return Stream.concat(
                Stream.concat(Stream.of(text), attributes.values().stream()),
                children.stream().flatMap(Element::values));
    }

    /** Returns {@code groupId:artifactId}; a plugin may leave out the group of Maven's own. */
    String id() {
        String group = value("groupId");
        return (group.isEmpty() ? "org.apache.maven.plugins" : group) + ":" + value("artifactId");
    }
}
