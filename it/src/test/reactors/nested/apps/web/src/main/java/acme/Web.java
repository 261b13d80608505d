package acme;

final class Web {
    final Core core = new Core();
}
