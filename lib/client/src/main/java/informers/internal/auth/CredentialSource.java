package informers.internal.auth;

import informers.client.config.Credentials;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the credential that holds now.
 *
 * <p>Any thread. Called by the rest client only. Corresponds to the round trippers that {@code HTTPWrappersForConfig} in
 * {@code transport/round_trippers.go} picks.
 */
public interface CredentialSource {

    /**
     * The credential to send now. It may take a while: a program may be run for it.
     *
     * @param givenUp asked while waiting; once it is true, nobody needs the answer any more
     * @throws KubeconfigException if there is none to be had
     * @throws IOException if nobody needs it any more, or the thread was interrupted
     */
    Credential get(BooleanSupplier givenUp) throws IOException;

    /** The last that {@link #get} gave to anybody. */
    Credential held();

    /**
     * The server did not accept this one (HTTP 401), so the next request needs another.
     *
     * @throws KubeconfigException if there is none to be had
     * @throws IOException as {@link #get}
     */
    default void refused(Credential credential, BooleanSupplier givenUp) throws IOException {}

    /**
     * The source for these credentials. A token goes before a password, and both, as well as a certificate, before an exec
     * plugin: the plugin is then not run at all, as in client-go.
     *
     * @throws KubeconfigException if a certificate or a key cannot be used
     */
    static CredentialSource of(Credentials credentials, Concurrency concurrency) {
        Pem pem = credentials.clientCertificate();
        Pem key = credentials.clientKey();
        ClientCertificate certificate = pem == null || key == null ? null : ClientCertificate.read(pem, key);
        if (!credentials.token().isEmpty() || credentials.tokenFile() != null) {
            return new BearerToken(credentials, certificate, concurrency);
        }
        if (!credentials.username().isEmpty() || !credentials.password().isEmpty()) {
            return fixed(new Credential(basic(credentials.username(), credentials.password()), certificate));
        }
        if (certificate == null && credentials.exec() != null) {
            return ExecAuthenticator.of(credentials.exec());
        }
        return fixed(new Credential("", certificate));
    }

    private static CredentialSource fixed(Credential credential) {
        return new CredentialSource() {
            @Override
            public Credential get(@Nullable BooleanSupplier givenUp) {
                return credential;
            }

            @Override
            public Credential held() {
                return credential;
            }
        };
    }

    private static String basic(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
