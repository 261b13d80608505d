package com.example.shop.pricing;

import com.example.shop.http.JsonApi;
import java.io.IOException;

/** The service pricing. */
public final class Pricing {

    private Pricing() {}

    public static void main(String[] args) throws IOException {
        JsonApi.serve("0.0.0.0", 8080, "/price", Pricing::price);
    }

    static String price(String item) {
        return "{\"item\":\"" + item + "\",\"cents\":" + 100 * item.length() + "}";
    }
}
