package io.github.waybill.kustomizebump.render;

import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Rule;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A verdict as a report of tests, a case for each rule, in the XML that CI servers read from JUnit. */
public final class JunitXml {

    private JunitXml() {}

    /** Returns the document. A rule that only warns fails no test; one that could be told nowhere is skipped. */
    public static String of(Verdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "kustomize-bump:verify");
            xml.writeAttribute("tests", String.valueOf(verdict.rules().size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(verdict.rules().stream()
                            .filter(rule -> !of(rule, verdict.errors()).isEmpty())
                            .count()));
            for (Rule rule : verdict.rules()) {
                writeCase(xml, rule, verdict);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void writeCase(XMLStreamWriter xml, Rule rule, Verdict verdict) throws XMLStreamException {
        List<Finding> errors = of(rule, verdict.errors());
        List<Finding> warnings = of(rule, verdict.findings()).stream()
                .filter(finding -> finding.level() == Level.WARNING)
                .toList();
        List<Finding> unjudged = of(rule, verdict.unjudged());
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "kustomize-bump.verify");
        xml.writeAttribute("name", rule.name());
        if (!errors.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", rule.about());
            xml.writeCharacters(lines(errors));
            xml.writeEndElement();
        } else if (warnings.isEmpty() && !unjudged.isEmpty()) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", lines(unjudged.subList(0, 1)));
            xml.writeEndElement();
        }
        if (!warnings.isEmpty() || !unjudged.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(
                    lines(warnings) + (warnings.isEmpty() || unjudged.isEmpty() ? "" : "\n") + lines(unjudged));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static List<Finding> of(Rule rule, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule.name()))
                .toList();
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::line).collect(Collectors.joining("\n"));
    }
}
