package informers.client.config;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the server is authenticated. Its certificate and host name are checked unless {@code insecureSkipVerify} is set.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code rest.TLSClientConfig}.
 */
public final class TlsConfig {
    private final @Nullable Pem certificateAuthority;
    private final boolean insecureSkipVerify;
    private final String serverName;

    TlsConfig(@Nullable Pem certificateAuthority, boolean insecureSkipVerify, String serverName) {
        this.certificateAuthority = certificateAuthority;
        this.insecureSkipVerify = insecureSkipVerify;
        this.serverName = Objects.requireNonNull(serverName, "serverName");
    }

    /** Java's authorities, and the host of the URL. */
    public static final TlsConfig DEFAULT = new TlsConfig(null, false, "");

    /**
     * Returns this configuration with other trusted authorities.
     *
     * @param authority the authorities; null for those that Java trusts
     * @return a new configuration
     */
    public TlsConfig withCertificateAuthority(@Nullable Pem authority) {
        return new TlsConfig(authority, insecureSkipVerify, serverName);
    }

    /**
     * Returns this configuration with the checks of the server on or off.
     *
     * @param skip whether to trust any server; for experiments only
     * @return a new configuration
     */
    public TlsConfig withInsecureSkipVerify(boolean skip) {
        return new TlsConfig(certificateAuthority, skip, serverName);
    }

    /**
     * Returns this configuration with another name in the server's certificate.
     *
     * @param name {@code ""} for the host of the URL
     * @return a new configuration
     */
    public TlsConfig withServerName(String name) {
        return new TlsConfig(certificateAuthority, insecureSkipVerify, name);
    }

    /** {@return the trusted authorities; null for those that Java trusts} */
    public @Nullable Pem certificateAuthority() {
        return certificateAuthority;
    }

    /** {@return whether to trust any server; for experiments only} */
    public boolean insecureSkipVerify() {
        return insecureSkipVerify;
    }

    /** {@return the name in the certificate, if it differs from the host of the URL; {@code ""} if it does not} */
    public String serverName() {
        return serverName;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(certificateAuthority, insecureSkipVerify, serverName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsConfig that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "TlsConfig" + values();
    }
}
