package io.github.waybill.buildgraph.reactor;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a POM says to a reader of XML: comments, processing instructions, and white space between elements are not of it. Of two POMs that say
 * the same, element by element, comes the same model, whatever Maven knows of these elements.
 */
final class PomText {

    private final List<String> said = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Blank text has a meaning only in a document that says so. */
    private boolean blankCounts;

    private PomText() {}

    /** Returns whether two POMs say the same; one that is no XML says nothing that could be the same. */
    static boolean isSame(byte[] one, byte[] other) {
        Optional<List<String>> said = said(one);
        return said.isPresent() && said.equals(said(other));
    }

    private static Optional<List<String>> said(byte[] pom) {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            PomText text = new PomText();
            text.read(xml.createXMLStreamReader(new ByteArrayInputStream(pom)));
            return Optional.of(text.said);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> {
                    endText();
                    said.add(">");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("what a DTD says may be anywhere", xml.getLocation());
                default -> {
                    // A comment or an instruction: the text around it is one.
                }
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        endText();
        said.add("<" + xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            blankCounts |= xml.getAttributeLocalName(i).endsWith("space");
            said.add("@" + xml.getAttributeLocalName(i));
            said.add(xml.getAttributeValue(i));
        }
    }

    private void endText() {
        if (blankCounts || !text.toString().isBlank()) {
            said.add("=" + text);
        }
        text.setLength(0);
    }
}
