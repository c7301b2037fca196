package informers.internal.auth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credentials for one request.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows no secret. Corresponds to {@code credentials} in {@code
 * exec.go}.
 *
 * @param authorization the Authorization header; {@code ""} for none
 * @param certificate for the TLS handshake; null for none
 */
public record Credential(String authorization, @Nullable ClientCertificate certificate) {
    public Credential {
        Objects.requireNonNull(authorization, "authorization");
    }

    public static final Credential NONE = new Credential("", null);

    /** @param token {@code ""} for none */
    static Credential bearer(String token, @Nullable ClientCertificate certificate) {
        return new Credential(token.isEmpty() ? "" : "Bearer " + token, certificate);
    }

    @Override
    public String toString() {
        return (authorization.isEmpty() ? "no header" : "a header")
                + (certificate == null ? "" : " and a " + certificate);
    }
}
