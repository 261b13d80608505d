package acme;

public final class Util {}
