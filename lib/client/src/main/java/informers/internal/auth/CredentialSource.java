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
 * Provides the current credential.
 *
 * <p>Thread-safe. Called by the REST client only. Corresponds to the round trippers that {@code HTTPWrappersForConfig}
 * of {@code transport/round_trippers.go} selects.
 */
public interface CredentialSource {

    /**
     * Returns the credential to send now. May block, for instance while a program runs.
     *
     * @param givenUp polled while waiting; true once the request is cancelled
     * @throws KubeconfigException if there is no credential
     * @throws IOException if the request was cancelled, or the thread interrupted
     */
    Credential get(BooleanSupplier givenUp) throws IOException;

    /** Returns the last result of {@link #get}, in any thread. */
    Credential held();

    /**
     * Reports that the server rejected a credential (HTTP 401), so that the next request needs another.
     *
     * @throws KubeconfigException if there is no other
     * @throws IOException like {@link #get}
     */
    default void refused(Credential credential, BooleanSupplier givenUp) throws IOException {}

    /**
     * Returns the source for some credentials. A token takes precedence over a password; both, and a certificate, take
     * precedence over an exec plugin, which is then not run, as in client-go.
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
