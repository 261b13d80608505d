package io.github.waybill.kustomizebump.bump.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "app, app, -, -",
                "app:1, app, 1, -",
                "app@sha256:ab, app, -, sha256:ab",
                "app:1@sha256:ab, app, 1, sha256:ab",
                "r.example.com:5000/app, r.example.com:5000/app, -, -",
                "r.example.com:5000/a/b:1@sha256:ab, r.example.com:5000/a/b, 1, sha256:ab",
                "app:, app, -, -"
            })
    void aHostsPortIsNoTag(String image, String name, String tag, String digest) {
        assertThat(ImageName.parse(image)).isEqualTo(new ImageName(name, tag, digest));
    }
}
