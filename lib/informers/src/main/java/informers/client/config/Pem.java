package informers.client.config;

/**
 * Certificates or a key in PEM form, and where they came from, so that an error can say which entry to mend.
 *
 * <p>A value; any thread. No counterpart in client-go, whose errors do not name the entry.
 *
 * @param text the PEM text, with {@code -----BEGIN …-----} lines
 * @param origin such as {@code client-key of user "admin" in config.yaml}
 */
public record Pem(String text, String origin) {

    /** The text is not shown: it may be a key. */
    @Override
    public String toString() {
        return "PEM of " + origin;
    }
}
