package io.github.waybill.it;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test on an example of its own, whose bumps Kustomize judges. */
abstract class JudgedShop extends Judged {

    Shop shop;

    @BeforeEach
    final void openShop() throws Exception {
        shop = Shop.open(folder.resolve("work"), Maven.running());
    }

    @AfterEach
    final void closeShop() {
        shop.close();
    }
}
