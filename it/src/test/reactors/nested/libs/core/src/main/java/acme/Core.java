package acme;

public final class Core {}
