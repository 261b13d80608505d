package com.example.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.http.JsonApi;
import com.example.shop.testsupport.Get;
import org.junit.jupiter.api.Test;

class PricingTest {

    @Test
    void answersOverHttp() throws Exception {
        try (JsonApi api = JsonApi.serve("127.0.0.1", 0, "/price", Pricing::price)) {
            assertEquals("{\"item\":\"tea\",\"cents\":300}", Get.body(api.port(), "/price?tea"));
        }
    }
}
