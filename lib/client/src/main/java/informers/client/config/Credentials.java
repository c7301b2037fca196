package informers.client.config;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to the server. Each part may be missing; a client certificate may stand beside a token. An exec plugin is
 * asked only if nothing else is there.
 *
 * <p>A value; any thread. {@link #toString} names the kinds of credentials and none of their content. Corresponds to the
 * authentication fields of {@code rest.Config}.
 *
 * @param token a bearer token; {@code ""} for none
 * @param tokenFile a file with a bearer token, read again every minute; as long as it can be read it goes before
 *     {@code token}
 * @param clientCertificate our certificate, and after it those that lead to the authority
 * @param clientKey the key of that certificate
 * @param username for basic authentication; {@code ""} for none
 * @param password for basic authentication; {@code ""} for none
 * @param exec a program that gives us a token or a certificate; null for none
 */
public record Credentials(
        String token,
        @Nullable Path tokenFile,
        @Nullable Pem clientCertificate,
        @Nullable Pem clientKey,
        String username,
        String password,
        @Nullable ExecConfig exec) {
    public Credentials {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** Nobody in particular: {@code system:anonymous}. */
    public static final Credentials NONE = new Credentials("", null, null, null, "", "", null);

    /** A bearer token. */
    public static Credentials token(String token) {
        return new Credentials(token, null, null, null, "", "", null);
    }

    /** A file with a bearer token. */
    public static Credentials tokenFile(Path file) {
        return new Credentials("", file, null, null, "", "", null);
    }

    /** A name and a password. */
    public static Credentials basic(String username, String password) {
        return new Credentials("", null, null, null, username, password, null);
    }

    /** A certificate and its key. */
    public static Credentials certificate(Pem certificate, Pem key) {
        return new Credentials("", null, certificate, key, "", "", null);
    }

    /** What an exec plugin gives. */
    public static Credentials exec(ExecConfig exec) {
        return new Credentials("", null, null, null, "", "", exec);
    }

    Credentials withTokenFile(@Nullable Path file) {
        return new Credentials(token, file, clientCertificate, clientKey, username, password, exec);
    }

    Credentials withExec(@Nullable ExecConfig other) {
        return new Credentials(token, tokenFile, clientCertificate, clientKey, username, password, other);
    }

    boolean isNone() {
        return equals(NONE);
    }

    @Override
    public String toString() {
        StringBuilder kinds = new StringBuilder();
        add(kinds, !token.isEmpty(), "token");
        add(kinds, tokenFile != null, "token file");
        add(kinds, clientCertificate != null, "client certificate");
        add(kinds, !username.isEmpty() || !password.isEmpty(), "basic");
        add(kinds, exec != null, String.valueOf(exec));
        return kinds.isEmpty() ? "none" : kinds.toString();
    }

    private static void add(StringBuilder kinds, boolean there, String kind) {
        if (there) {
            kinds.append(kinds.isEmpty() ? "" : ", ").append(kind);
        }
    }
}
