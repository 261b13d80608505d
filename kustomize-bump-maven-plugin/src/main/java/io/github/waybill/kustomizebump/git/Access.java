package io.github.waybill.kustomizebump.git;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a GitOps repository.
 *
 * @param username for HTTP, with the password
 * @param password for HTTP, or the passphrase of the key
 * @param privateKey for SSH; without one the keys in {@code ~/.ssh} are tried
 * @param proxy the proxy to go through, or {@code null} for the JVM's own settings
 * @param timeout of one connection or answer
 */
public record Access(
        @Nullable String username,
        @Nullable String password,
        @Nullable Path privateKey,
        @Nullable ProxyServer proxy,
        Duration timeout) {

    /** Says nothing of what it holds: a record's own text would show the password. */
    @Override
    public String toString() {
        return "Access[" + (password == null ? "no password" : "password hidden") + "]";
    }
}
