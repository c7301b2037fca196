package informers.client.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the server proves who it is. The server's certificate and its host name are checked unless
 * {@code insecureSkipVerify} says otherwise.
 *
 * <p>A value; any thread. Corresponds to {@code rest.TLSClientConfig}.
 *
 * @param certificateAuthority whose signature is trusted; null for the authorities that Java trusts
 * @param insecureSkipVerify whether to trust anybody; for experiments only
 * @param serverName the name that the certificate must have, if it is not the host of the URL; {@code ""} if it is
 */
public record TlsConfig(@Nullable Pem certificateAuthority, boolean insecureSkipVerify, String serverName) {
    public TlsConfig {
        Objects.requireNonNull(serverName, "serverName");
    }

    /** Java's authorities, and the host of the URL. */
    public static final TlsConfig DEFAULT = new TlsConfig(null, false, "");
}
