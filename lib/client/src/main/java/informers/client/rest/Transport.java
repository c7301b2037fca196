package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.internal.auth.CredentialSource;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Configures an HTTP client: TLS, proxy, credentials and impersonation. Corresponds to {@code transport.New}. */
final class Transport {
    private Transport() {}

    /**
     * @param https whether the connection to the server uses TLS
     * @param handshake how long a handshake may take
     */
    static void apply(
            ClientConfig config,
            boolean https,
            Duration handshake,
            Concurrency concurrency,
            OkHttpClient.Builder http) {
        CredentialSource credentials = CredentialSource.of(config.credentials(), concurrency);
        Tls tls = null;
        if (https || Proxies.isHttps(config.proxy())) {
            tls = Tls.apply(config, credentials, handshake, http);
        } else {
            http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)); // loading Java's authorities is slow
        }
        if (config.proxy() != null) {
            Proxies.apply(config.proxy(), tls, http);
        }
        http.addInterceptor(new AuthorizationInterceptor(credentials, tls, config.origin()));
        if (!config.impersonation().isNone()) {
            http.addInterceptor(new ImpersonationInterceptor(config.impersonation()));
        }
    }
}
