package com.example.shop.search;

import com.example.shop.http.JsonApi;
import java.io.IOException;

/** The service search. */
public final class Search {

    private Search() {}

    public static void main(String[] args) throws IOException {
        JsonApi.serve("0.0.0.0", 8080, "/search", Search::find);
    }

    static String find(String item) {
        return "{\"found\":\"" + item + "\",\"length\":" + item.length() + "}";
    }
}
