package informers.client.config;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * Certificates or a key in PEM form, and where they come from, so that an error can name the entry to correct.
 *
 * <p>Immutable and thread-safe. client-go has no counterpart; its errors do not name the entry.
 *
 * @param text the PEM text, with {@code -----BEGIN …-----} lines
 * @param origin such as {@code client-key of user "admin" in config.yaml}
 */
public record Pem(String text, String origin) {
    /** Rejects null. {@inheritDoc} */
    public Pem {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }

    /** Returns the text of a file; invalid UTF-8 can only be in comments. */
    static Pem of(byte[] bytes, String origin) {
        return new Pem(new String(bytes, StandardCharsets.UTF_8), origin);
    }

    /**
     * Returns the certificates of authorities, in their order. What cannot be read is skipped with a warning, as in Go.
     *
     * @return at least one certificate
     * @throws KubeconfigException if none can be read
     */
    public List<X509Certificate> certificates() {
        return PemReader.bundle(this);
    }

    /**
     * Returns a client certificate and those that lead from it to the authority, in their order.
     *
     * @return at least one certificate
     * @throws KubeconfigException if the client certificate cannot be read, or there is none
     */
    public List<X509Certificate> chain() {
        return PemReader.chain(this);
    }

    /**
     * Returns the private key.
     *
     * @return the key
     * @throws KubeconfigException if it cannot be read
     */
    public PrivateKey privateKey() {
        return PemReader.key(this);
    }

    /** Returns the origin; not the text, which may be a key. */
    @Override
    public String toString() {
        return "PEM of " + origin;
    }
}
