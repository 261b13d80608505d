package io.github.waybill.kustomizebump.git;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy.
 *
 * @param username with the password, for a proxy that wants them
 */
public record ProxyServer(
        String host,
        int port,
        @Nullable String username,
        @Nullable String password) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
