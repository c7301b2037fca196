package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import informers.internal.auth.ClientCertificate;
import informers.internal.auth.CredentialSource;
import informers.util.Concurrency;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The TLS configuration of one HTTP client: whom it trusts, and its client certificate.
 *
 * <p>Thread-safe. Corresponds to TLSConfigFor in {@code transport/transport.go} and to {@code connrotation}.
 */
final class Tls {
    private final String origin;
    private final X509TrustManager trust;
    private final HandshakeSocketFactory sockets;
    private final Concurrency.Monitor monitor = Concurrency.threads().monitor();
    private @Nullable ClientCertificate shown; // guarded by the monitor

    private Tls(ClientConfig config, @Nullable ClientCertificate certificate, Duration handshake)
            throws GeneralSecurityException, IOException {
        TlsConfig tls = config.tls();
        this.origin = config.origin();
        this.trust = tls.insecureSkipVerify() ? new TrustAnybody() : trust(tls.certificateAuthority());
        this.shown = certificate;
        this.sockets = new HandshakeSocketFactory(factory(certificate), tls.serverName(), handshake);
    }

    /**
     * Configures TLS for an HTTP client.
     *
     * @param handshake how long a handshake may take
     */
    static Tls apply(ClientConfig config, CredentialSource source, Duration handshake, OkHttpClient.Builder http) {
        TlsConfig wanted = config.tls();
        try {
            Tls tls = new Tls(config, source.held().certificate(), handshake);
            http.sslSocketFactory(tls.sockets, tls.trust);
            if (wanted.insecureSkipVerify()) {
                http.hostnameVerifier((host, session) -> true);
            } else if (!wanted.serverName().isEmpty()) {
                HostnameVerifier strict = new OkHttpClient().hostnameVerifier();
                http.hostnameVerifier((host, session) -> strict.verify(wanted.serverName(), session));
            }
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw failure(config.origin(), e);
        }
    }

    /**
     * Uses the certificate that the source has now. If it is a new one, closes all connections, because they were
     * authenticated with the old one, and drops the TLS sessions that Java has cached, because a resumed session would
     * not send a certificate.
     */
    void show(CredentialSource source) {
        monitor.lock();
        try {
            ClientCertificate now = source.held().certificate(); // read with the lock held, so the latest wins
            if (!Objects.equals(now, shown)) {
                sockets.replace(factory(now));
                shown = now;
            }
        } catch (GeneralSecurityException | IOException e) {
            throw failure(origin, e);
        } finally {
            monitor.unlock();
        }
    }

    /** Returns sockets for TLS to a proxy: with the same authorities and the same certificate, as in Go. */
    TlsSocketFactory toProxy() {
        return new TlsSocketFactory(sockets::current, !(trust instanceof TrustAnybody));
    }

    private static KubeconfigException failure(String origin, Exception e) {
        return new KubeconfigException("TLS cannot be set up for " + origin + ": " + e.getMessage() + ".", e);
    }

    private SSLSocketFactory factory(@Nullable ClientCertificate certificate)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(certificate == null ? null : keys(certificate), new TrustManager[] {trust}, null);
        return context.getSocketFactory();
    }

    private static X509TrustManager trust(@Nullable Pem authority) throws GeneralSecurityException, IOException {
        KeyStore store = null; // means Java's own authorities
        if (authority != null) {
            store = empty();
            int i = 0;
            for (X509Certificate certificate : authority.certificates()) {
                store.setCertificateEntry("ca-" + i++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static KeyManager[] keys(ClientCertificate certificate) throws GeneralSecurityException, IOException {
        char[] noPassword = new char[0];
        KeyStore store = empty();
        store.setKeyEntry(
                "client", certificate.key(), noPassword, certificate.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, noPassword);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    /** Trusts any server, for {@code insecure-skip-tls-verify: true}. */
    private static final class TrustAnybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
