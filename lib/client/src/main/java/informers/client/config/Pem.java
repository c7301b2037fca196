package informers.client.config;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * Certificates or a key in PEM form, and where they came from, so that an error can say which entry to mend.
 *
 * <p>A value; any thread. No counterpart in client-go, whose errors do not name the entry.
 *
 * @param text the PEM text, with {@code -----BEGIN …-----} lines
 * @param origin such as {@code client-key of user "admin" in config.yaml}
 */
public record Pem(String text, String origin) {
    public Pem {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }

    /** Returns the text of a file; what is not UTF-8 in it can only be a comment. */
    static Pem of(byte[] bytes, String origin) {
        return new Pem(new String(bytes, StandardCharsets.UTF_8), origin);
    }

    /**
     * Returns the certificates of authorities in it, in their order; at least one. What cannot be read is skipped with a
     * warning, as in Go.
     *
     * @throws KubeconfigException if there is none that can be read
     */
    public List<X509Certificate> certificates() {
        return PemReader.bundle(this);
    }

    /**
     * Returns a client's certificate and those that lead from it to the authority, in their order.
     *
     * @return at least one certificate
     * @throws KubeconfigException if one cannot be read, or there is none
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

    /** The text is not shown: it may be a key. */
    @Override
    public String toString() {
        return "PEM of " + origin;
    }
}
