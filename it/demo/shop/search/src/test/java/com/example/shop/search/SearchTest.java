package com.example.shop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.http.JsonApi;
import com.example.shop.testsupport.Get;
import org.junit.jupiter.api.Test;

class SearchTest {

    @Test
    void answersOverHttp() throws Exception {
        try (JsonApi api = JsonApi.serve("127.0.0.1", 0, "/search", Search::find)) {
            assertEquals("{\"found\":\"tea\",\"length\":3}", Get.body(api.port(), "/search?tea"));
        }
    }
}
