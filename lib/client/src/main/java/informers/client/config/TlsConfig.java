package informers.client.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the server is authenticated. Its certificate and host name are checked unless {@code insecureSkipVerify} is set.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code rest.TLSClientConfig}.
 *
 * @param certificateAuthority the trusted authorities; null for those that Java trusts
 * @param insecureSkipVerify whether to trust any server; for experiments only
 * @param serverName the name in the certificate, if it differs from the host of the URL; {@code ""} if it does not
 */
public record TlsConfig(@Nullable Pem certificateAuthority, boolean insecureSkipVerify, String serverName) {
    /** Rejects null. {@inheritDoc} */
    public TlsConfig {
        Objects.requireNonNull(serverName, "serverName");
    }

    /** Java's authorities, and the host of the URL. */
    public static final TlsConfig DEFAULT = new TlsConfig(null, false, "");
}
