package io.github.waybill.kustomizebump.bump.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private static final Service PRICING = new Service("shop:pricing", "pricing", "r.example.com/shop/pricing", null);
    private static final Service SEARCH = new Service("shop:search", "search", "r.example.com/shop/search", "finder");

    private static RunImage run(String image, String manifest, @Nullable String entry) {
        ImageName name = ImageName.parse(image);
        return new RunImage(
                name,
                List.of(manifest, name.name()),
                entry,
                new Place("k.yaml", 1),
                List.of(new Container(new Workload("Pod", null, "p"), "c", false)),
                null);
    }

    @Test
    void aDeclaredServiceIsFoundByItsImageByItsNameAndByItsEntry() {
        Services services = new Services(List.of(PRICING, SEARCH), List.of(), List.of());
        assertThat(services.of(run("r.example.com/shop/pricing:1", "x", null))).contains(PRICING);
        assertThat(services.of(run("old.example.com/p:1", "pricing", null))).contains(PRICING);
        assertThat(services.of(run("old.example.com/team/pricing:1", "x", null)))
                .contains(PRICING);
        assertThat(services.of(run("old.example.com/x:1", "y", "finder"))).contains(SEARCH);
        assertThat(services.of(run("docker.io/library/redis:7", "redis", null))).isEmpty();
    }

    @Test
    void withoutDeclarationsEveryImageIsAServiceButForForeignOnes() {
        Services services = new Services(List.of(), List.of(), List.of("docker.io/*", "busybox"));
        assertThat(services.of(run("docker.io/library/redis:7", "redis", null))).isEmpty();
        assertThat(services.of(run("busybox:1", "busybox", null))).isEmpty();
        assertThat(services.of(run("r.example.com/a.b:1", "x", null)))
                .contains(new Service("r.example.com/a.b", "a.b", null, null));
    }

    @Test
    void namedImagesAreTheOnlyServices() {
        Services services = new Services(List.of(PRICING), List.of("r.example.com/shop/*", "worker"), List.of());
        assertThat(services.of(run("r.example.com/shop/pricing:1", "x", null))).contains(PRICING);
        assertThat(services.of(run("elsewhere.example.com/worker:1", "x", null)))
                .isPresent();
        assertThat(services.of(run("r.example.com/shopping:1", "x", null))).isEmpty();
    }
}
