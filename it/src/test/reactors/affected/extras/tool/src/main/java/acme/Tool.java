package acme;

public final class Tool {}
