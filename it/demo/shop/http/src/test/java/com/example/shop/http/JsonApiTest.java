package com.example.shop.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.testsupport.Get;
import org.junit.jupiter.api.Test;

class JsonApiTest {

    @Test
    void answersTheQuery() throws Exception {
        try (JsonApi api = JsonApi.serve("127.0.0.1", 0, "/echo", query -> "{\"query\":\"" + query + "\"}")) {
            assertEquals("{\"query\":\"a=1\"}", Get.body(api.port(), "/echo?a=1"));
        }
    }
}
