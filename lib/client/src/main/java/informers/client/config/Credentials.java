package informers.client.config;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a client authenticates. Each part is optional; a client certificate may be combined with a token. An exec plugin
 * is used only if there is nothing else.
 *
 * <p>Immutable and thread-safe. {@link #toString} names the kinds of credentials and none of their content. Corresponds
 * to the authentication fields of {@code rest.Config}.
 *
 * @param token a bearer token; {@code ""} for none
 * @param tokenFile a file with a bearer token, read again every minute; takes precedence over {@code token} while it
 *     can be read
 * @param clientCertificate the client certificate, followed by those that lead from it to the authority
 * @param clientKey the key of that certificate
 * @param username for basic authentication; {@code ""} for none
 * @param password for basic authentication; {@code ""} for none
 * @param exec a program that provides a token or a certificate; null for none
 */
public record Credentials(
        String token,
        @Nullable Path tokenFile,
        @Nullable Pem clientCertificate,
        @Nullable Pem clientKey,
        String username,
        String password,
        @Nullable ExecConfig exec) {
    /** Rejects null. {@inheritDoc} */
    public Credentials {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** No credentials: the server sees {@code system:anonymous}. */
    public static final Credentials NONE = new Credentials("", null, null, null, "", "", null);

    /**
     * Returns credentials with a bearer token.
     *
     * @param token the token
     * @return the credentials
     */
    public static Credentials token(String token) {
        return new Credentials(token, null, null, null, "", "", null);
    }

    /**
     * Returns credentials with a file that contains a bearer token.
     *
     * @param file the file
     * @return the credentials
     */
    public static Credentials tokenFile(Path file) {
        return new Credentials("", file, null, null, "", "", null);
    }

    /**
     * Returns credentials for basic authentication.
     *
     * @param username the user
     * @param password the password
     * @return the credentials
     */
    public static Credentials basic(String username, String password) {
        return new Credentials("", null, null, null, username, password, null);
    }

    /**
     * Returns credentials with a client certificate.
     *
     * @param certificate the certificate, followed by those that lead from it to the authority
     * @param key its key
     * @return the credentials
     */
    public static Credentials certificate(Pem certificate, Pem key) {
        return new Credentials("", null, certificate, key, "", "", null);
    }

    /**
     * Returns credentials from an exec plugin.
     *
     * @param exec the program
     * @return the credentials
     */
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
