package informers.client.config;

import java.nio.charset.StandardCharsets;
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

    /** The text is not shown: it may be a key. */
    @Override
    public String toString() {
        return "PEM of " + origin;
    }
}
