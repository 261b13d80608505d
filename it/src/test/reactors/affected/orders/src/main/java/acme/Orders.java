package acme;

public final class Orders {}
