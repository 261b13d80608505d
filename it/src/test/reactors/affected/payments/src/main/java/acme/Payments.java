package acme;

public final class Payments {}
