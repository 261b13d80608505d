package acme;

public final class OrdersFixture {}
