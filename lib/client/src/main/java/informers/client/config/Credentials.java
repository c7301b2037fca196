package informers.client.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a client authenticates. Each part is optional; a client certificate may be combined with a token. An exec plugin
 * is used only if there is nothing else.
 *
 * <p>Immutable and thread-safe. {@link #toString} names the kinds of credentials and none of their content. Corresponds
 * to the authentication fields of {@code rest.Config}.
 */
public final class Credentials {
    /** No credentials: the server sees {@code system:anonymous}. */
    public static final Credentials NONE = new Credentials("", null, null, null, "", "", null);

    private final String token;
    private final @Nullable Path tokenFile;
    private final @Nullable Pem clientCertificate;
    private final @Nullable Pem clientKey;
    private final String username;
    private final String password;
    private final @Nullable ExecConfig exec;

    Credentials(
            String token,
            @Nullable Path tokenFile,
            @Nullable Pem clientCertificate,
            @Nullable Pem clientKey,
            String username,
            String password,
            @Nullable ExecConfig exec) {
        this.token = Objects.requireNonNull(token, "token");
        this.tokenFile = tokenFile;
        this.clientCertificate = clientCertificate;
        this.clientKey = clientKey;
        this.username = Objects.requireNonNull(username, "username");
        this.password = Objects.requireNonNull(password, "password");
        this.exec = exec;
    }

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

    /**
     * Returns these credentials with a token file, besides a fixed token.
     *
     * @param file the file; null for none
     * @return new credentials
     */
    public Credentials withTokenFile(@Nullable Path file) {
        return new Credentials(token, file, clientCertificate, clientKey, username, password, exec);
    }

    /**
     * Returns these credentials with an exec plugin, which is used only if there is nothing else.
     *
     * @param other the program; null for none
     * @return new credentials
     */
    public Credentials withExec(@Nullable ExecConfig other) {
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

    /** {@return a bearer token; {@code ""} for none} */
    public String token() {
        return token;
    }

    /**
     * {@return a file with a bearer token, read again every minute; takes precedence over {@code token} while it can be
     * read}
     */
    public @Nullable Path tokenFile() {
        return tokenFile;
    }

    /** {@return the client certificate, followed by those that lead from it to the authority} */
    public @Nullable Pem clientCertificate() {
        return clientCertificate;
    }

    /** {@return the key of that certificate} */
    public @Nullable Pem clientKey() {
        return clientKey;
    }

    /** {@return for basic authentication; {@code ""} for none} */
    public String username() {
        return username;
    }

    /** {@return for basic authentication; {@code ""} for none} */
    public String password() {
        return password;
    }

    /** {@return a program that provides a token or a certificate; null for none} */
    public @Nullable ExecConfig exec() {
        return exec;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(token, tokenFile, clientCertificate, clientKey, username, password, exec);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }
}
