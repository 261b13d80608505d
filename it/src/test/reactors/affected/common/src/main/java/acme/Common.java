package acme;

public final class Common {}
