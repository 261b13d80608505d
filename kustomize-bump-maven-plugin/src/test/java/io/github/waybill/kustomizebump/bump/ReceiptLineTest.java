package io.github.waybill.kustomizebump.bump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptLineTest {

    @Test
    void eachImageOfAMessageIsALine() {
        assertThat(ReceiptLine.of("""
                        Release a, b to two overlays

                        Waybill-Commit: abc
                        Waybill-Image: overlays/staging r.example.com/a:1@sha256:0
                        Waybill-Image: ./my overlays/prod/ r.example.com/b:1
                        """))
                .containsExactly(
                        new ReceiptLine("overlays/staging", "r.example.com/a:1@sha256:0"),
                        new ReceiptLine("my overlays/prod", "r.example.com/b:1"));
        assertThat(ReceiptLine.of("Say more\n\nNo Waybill-Image: here r.example.com/a:1\n"))
                .isEmpty();
    }

    @Test
    void aPromotionNamesWhereItCameFrom() {
        assertThat(ReceiptLine.promotedFrom("Promote a\n\nWaybill-Promoted-From: overlays/staging\n"))
                .contains("overlays/staging");
        assertThat(ReceiptLine.promotedFrom("Release a\n")).isEmpty();
    }
}
