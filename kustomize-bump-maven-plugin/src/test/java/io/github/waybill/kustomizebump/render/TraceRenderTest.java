package io.github.waybill.kustomizebump.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.kustomizebump.bump.trace.Answer;
import io.github.waybill.kustomizebump.bump.trace.Applied;
import io.github.waybill.kustomizebump.bump.trace.BuiltFrom;
import io.github.waybill.kustomizebump.bump.trace.CommitInfo;
import io.github.waybill.kustomizebump.bump.trace.Container;
import io.github.waybill.kustomizebump.bump.trace.Handover;
import io.github.waybill.kustomizebump.bump.trace.ImageName;
import io.github.waybill.kustomizebump.bump.trace.Place;
import io.github.waybill.kustomizebump.bump.trace.Registered;
import io.github.waybill.kustomizebump.bump.trace.RunImage;
import io.github.waybill.kustomizebump.bump.trace.Running;
import io.github.waybill.kustomizebump.bump.trace.Service;
import io.github.waybill.kustomizebump.bump.trace.Trace;
import io.github.waybill.kustomizebump.bump.trace.TracedImage;
import io.github.waybill.kustomizebump.bump.trace.TracedOverlay;
import io.github.waybill.kustomizebump.bump.trace.Workload;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import io.github.waybill.kustomizebump.bump.verify.Verification;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TraceRenderTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PUT = "fedcba9876543210fedcba9876543210fedcba98";
    private static final String DIGEST = "sha256:" + "d".repeat(64);
    private static final Workload WORKLOAD = new Workload("Deployment", "staging", "pricing");

    private static CommitInfo info(String id, String subject) {
        return new CommitInfo(id, "Ada", Instant.parse("2026-11-20T10:00:00Z"), subject);
    }

    private static TracedImage image(String name, String subject, Answer<Registered> registered, boolean receipt) {
        return new TracedImage(
                new Service("shop:" + name, name, null, null),
                new RunImage(
                        new ImageName("r.example.com/shop/" + name, COMMIT, null),
                        List.of(name),
                        name,
                        new Place("overlays/staging/kustomization.yaml", 7),
                        List.of(new Container(WORKLOAD, "serve", false)),
                        null),
                Answer.known(new BuiltFrom(info(COMMIT, subject), true, 12, Answer.known(3))),
                Answer.known(new Handover(info(PUT, "Release"), receipt, null, null)),
                registered,
                Map.of(
                        WORKLOAD,
                        Answer.known(new Running(
                                true, "2/2 ready", List.of(new Running.PodContainer("p-1", "serve", DIGEST, true))))));
    }

    private static Trace trace(TracedImage... images) {
        Applied applied = new Applied("flux-system/shop", PUT, PUT, true, false, "", List.of());
        return new Trace(
                "https://git.example.com/shop/infra-config.git",
                "main",
                PUT,
                "https://git.example.com/shop.git",
                "origin/main",
                COMMIT,
                List.of(new TracedOverlay(
                        "overlays/staging",
                        Answer.known(applied),
                        List.of(images),
                        List.of("overlays/staging/kustomization.yaml: helmCharts are not evaluated"))));
    }

    private static final Answer<Registered> GOOD = Answer.known(new Registered(DIGEST, COMMIT, null));

    private static List<String> text(Trace trace) {
        return TraceText.of(trace, UnaryOperator.identity());
    }

    @Test
    void anOverlaysFirstLineStandsOut() {
        Trace trace = trace(image("pricing", "Round half up", GOOD, true));

        assertThat(TraceText.of(trace, line -> "*" + line))
                .filteredOn(line -> line.startsWith("*"))
                .containsExactly("*overlays/staging  (flux-system/shop applied fedcba987654, ready)");
    }

    @Test
    void aRowSaysAllOfAService() {
        List<String> text = text(trace(image("pricing", "Round half up", GOOD, true)));
        assertThat(text)
                .containsExactly(
                        "main of https://git.example.com/shop/infra-config.git at " + PUT,
                        "services: origin/main at " + COMMIT,
                        "",
                        "overlays/staging  (flux-system/shop applied fedcba987654, ready)",
                        "  SERVICE   COMMIT        BEHIND  DATE        PUT BY    REGISTRY  RUNS       SUBJECT",
                        "  pricing   0123456789ab  12 (3)  2026-11-20  fedcba98  ok        2/2 ready  Ada: Round half up",
                        "  incomplete: overlays/staging/kustomization.yaml: helmCharts are not evaluated");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        List<String> text = text(trace(
                image("a-service-with-a-very-long-name-that-nobody-would-type", "A subject ".repeat(20), GOOD, false),
                image(
                        "pricing",
                        "x",
                        Answer.unknown("the registry cannot be asked, " + "for reasons ".repeat(20)),
                        true)));
        assertThat(text).allMatch(line -> line.length() <= 100);
        assertThat(text).anyMatch(line -> line.contains("fedcba98*"));
        assertThat(text).contains("  * no receipt: the last commit that changed the line");
        assertThat(text).anyMatch(line -> line.startsWith("  [1] the registry cannot be asked, for reasons"));
    }

    @Test
    void whatIsUnknownForAllIsSaidOnce() {
        Answer<Registered> unknown = Answer.unknown("no registry was asked");
        List<String> text = text(trace(image("pricing", "x", unknown, true), image("search", "x", unknown, true)));
        assertThat(text).contains("  registry unknown: no registry was asked");
        assertThat(text).noneMatch(line -> line.contains("REGISTRY"));
    }

    @Test
    void whatIsWrongShowsInTheTable() {
        List<String> text = text(trace(
                image("missing", "x", Answer.known(Registered.MISSING), true),
                image("plain", "x", Answer.known(new Registered(DIGEST, null, null)), true),
                image("other", "x", Answer.known(new Registered("sha256:" + "e".repeat(64), PUT, null)), true)));
        assertThat(text).anyMatch(line -> line.contains("missing") && line.contains(" missing "));
        assertThat(text).anyMatch(line -> line.contains("plain") && line.contains("unlabelled"));
        assertThat(text).anyMatch(line -> line.contains("other fedcba98") && line.contains("other image"));
    }

    @Test
    void markdownIsATableThatNoSubjectBreaks() {
        String text = TraceMarkdown.of(trace(image("pricing", "a | b <img src=x> `c` *d*", GOOD, true)));
        assertThat(text)
                .contains("### overlays/staging\n")
                .contains("| SERVICE | COMMIT | BEHIND | DATE | PUT BY | REGISTRY | RUNS | SUBJECT |\n| --- | --- |")
                .contains("Ada: a \\| b &lt;img src=x> \\`c\\` \\*d\\* |");
    }

    @Test
    void jsonHasEveryLinkAndForAnUnknownOneTheReason() {
        JsonObject document = JsonParser.parseString(
                        TraceJson.of(trace(image("pricing", "x", Answer.unknown("nobody asked"), true))))
                .getAsJsonObject();
        assertThat(document.get("schema").getAsInt()).isEqualTo(1);
        JsonObject image = document.getAsJsonArray("overlays")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("images")
                .get(0)
                .getAsJsonObject();
        assertThat(image.getAsJsonObject("commit").get("id").getAsString()).isEqualTo(COMMIT);
        assertThat(image.getAsJsonObject("commit")
                        .getAsJsonObject("affecting")
                        .get("count")
                        .getAsInt())
                .isEqualTo(3);
        assertThat(image.getAsJsonObject("registry").get("unknown").getAsString())
                .isEqualTo("nobody asked");
        assertThat(image.get("line").getAsInt()).isEqualTo(7);
        assertThat(image.getAsJsonArray("running")
                        .get(0)
                        .getAsJsonObject()
                        .get("workload")
                        .getAsString())
                .isEqualTo("Deployment/pricing");
    }

    @Test
    void deployedNamesCommitsAndApartWhatIsUnknown() {
        TracedImage known = image("pricing", "x", GOOD, true);
        TracedImage unknown = new TracedImage(
                known.service(), known.run(), Answer.unknown("2.8.1 is no commit"), known.handover(), GOOD, Map.of());
        JsonObject document = JsonParser.parseString(
                        DeployedJson.of(trace(known, unknown).overlays()))
                .getAsJsonObject();
        assertThat(document.getAsJsonArray("services"))
                .hasToString(
                        "[{\"service\":\"shop:pricing\",\"image\":\"r.example.com/shop/pricing\",\"overlay\":\"overlays/staging\",\"commit\":\""
                                + COMMIT + "\"}]");
        assertThat(document.getAsJsonArray("unknown").toString()).contains("\"reason\":\"2.8.1 is no commit\"");
    }

    private static Verdict verdict() {
        Place place = new Place("overlays/staging/kustomization.yaml", 7);
        return new Verdict(
                Verification.rules(),
                5,
                List.of(
                        new Finding(
                                "on-branch", Level.ERROR, "overlays/staging", "pricing", place, "is <beside> it\u0001"),
                        new Finding("registry", Level.WARNING, "overlays/staging", "search", place, "is old")),
                List.of(new Finding(
                        "flux-applied", Level.ERROR, "overlays/staging", null, null, "no cluster was asked")));
    }

    @Test
    void sarifNamesTheLineAndTheLevel() {
        JsonObject run = JsonParser.parseString(Sarif.of(verdict(), "1.0"))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        assertThat(run.getAsJsonArray("results")).hasSize(3);
        JsonObject first = run.getAsJsonArray("results").get(0).getAsJsonObject();
        assertThat(first.get("ruleId").getAsString()).isEqualTo("on-branch");
        assertThat(first.get("level").getAsString()).isEqualTo("error");
        assertThat(first.toString())
                .contains("\"uri\":\"overlays/staging/kustomization.yaml\"},\"region\":{\"startLine\":7}");
        assertThat(run.getAsJsonArray("results")
                        .get(2)
                        .getAsJsonObject()
                        .get("level")
                        .getAsString())
                .isEqualTo("note");
        assertThat(run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules"))
                .hasSize(12);
    }

    @Test
    void junitHasACaseForEachRule() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.of(verdict()))));
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("12");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("overlays/staging: pricing: is <beside> it ");
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void verifyJsonHasFindingsAndWhatCouldNotBeTold() {
        JsonObject document =
                JsonParser.parseString(VerdictJson.of(trace(), verdict())).getAsJsonObject();
        assertThat(document.get("holds").getAsBoolean()).isFalse();
        assertThat(document.getAsJsonArray("findings")).hasSize(2);
        assertThat(document.getAsJsonArray("unjudged")
                        .get(0)
                        .getAsJsonObject()
                        .get("message")
                        .getAsString())
                .isEqualTo("no cluster was asked");
    }
}
