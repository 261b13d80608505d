package io.github.waybill.kustomizebump.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.waybill.kustomizebump.bump.OverlayFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Typed off what {@code git diff} prints of these files. */
class LineDiffTest {

    private static OverlayFile file(String content) {
        return new OverlayFile("overlays/staging/kustomization.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatStandsBetweenTwoEditsStays() {
        String before = """
                images:
                  - name: pricing
                    newTag: "1"
                  # the index is built at night
                  - name: search
                    newTag: "1"
                """;
        String after = """
                images:
                  - name: pricing
                    newTag: "2"
                  # the index is built at night
                  - name: search
                    newTag: "3"
                """;

        assertThat(LineDiff.of(file(before), file(after))).isEqualTo("""
                        --- a/overlays/staging/kustomization.yaml
                        +++ b/overlays/staging/kustomization.yaml
                        @@ -1,6 +1,6 @@
                         images:
                           - name: pricing
                        -    newTag: "1"
                        +    newTag: "2"
                           # the index is built at night
                           - name: search
                        -    newTag: "1"
                        +    newTag: "3"
                        """);
    }

    @Test
    void whatIsFarFromAnEditIsLeftOut() {
        String far = "# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n";

        assertThat(LineDiff.of(file("a: 1\n" + far + "b: 1"), file("a: 2\n" + far + "b: 2")))
                .isEqualTo("""
                        --- a/overlays/staging/kustomization.yaml
                        +++ b/overlays/staging/kustomization.yaml
                        @@ -1,4 +1,4 @@
                        -a: 1
                        +a: 2
                         # 1
                         # 2
                         # 3
                        @@ -6,4 +6,4 @@
                         # 5
                         # 6
                         # 7
                        -b: 1
                        \\ No newline at end of file
                        +b: 2
                        \\ No newline at end of file
                        """);
    }
}
