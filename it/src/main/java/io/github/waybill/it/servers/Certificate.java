package io.github.waybill.it.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate for 127.0.0.1.
 *
 * @param chain the certificate, PEM
 * @param key its private key, PEM
 * @param trustStore a PKCS #12 store that trusts it, for {@code javax.net.ssl.trustStore}
 */
public record Certificate(Path chain, Path key, Path trustStore) {

    /** The password of the trust store. */
    public static final String PASSWORD = "changeit";

    /** Makes a new one, by the JDK's keytool. */
    public static Certificate create(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Programs.run(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-validity",
                "7",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        byte[] certificate = keys.getCertificate("server").getEncoded();
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new Certificate(
                pem(folder.resolve("server.crt"), "CERTIFICATE", certificate),
                pem(folder.resolve("server.key"), "PRIVATE KEY", key),
                trusting(folder, keys.getCertificate("server")));
    }

    private static Path trusting(Path folder, java.security.cert.Certificate certificate)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve("trusted.p12");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what));
    }
}
