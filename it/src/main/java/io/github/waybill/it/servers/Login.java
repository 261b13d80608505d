package io.github.waybill.it.servers;

/** Who may use a server. */
public record Login(String username, String password) {}
