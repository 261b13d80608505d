package io.github.waybill.buildgraph.crooked.graph;

import com.google.gson.Gson;

/** Breaks the table on purpose: the domain knows a JSON library. */
public final class UsesGson {
    public static final Gson GSON = new Gson();

    private UsesGson() {}
}
