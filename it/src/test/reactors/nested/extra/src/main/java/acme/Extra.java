package acme;

final class Extra {
    final Core core = new Core();
}
