package acme;

public final class CoreFixture {}
