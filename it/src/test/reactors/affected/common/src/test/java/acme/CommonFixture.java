package acme;

public final class CommonFixture {}
