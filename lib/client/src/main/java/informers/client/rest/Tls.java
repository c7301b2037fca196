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
 * The TLS side of one HTTP client: whom it trusts, and which certificate it shows.
 *
 * <p>Any thread. Corresponds to {@code transport/transport.go}, TLSConfigFor, and to {@code connrotation}.
 */
final class Tls {
    private final String origin;
    private final X509TrustManager trust;
    private final HandshakeSocketFactory sockets;
    private final Concurrency.Monitor monitor = Concurrency.threads().monitor();
    private @Nullable ClientCertificate shown; // with the monitor held

    private Tls(ClientConfig config, @Nullable ClientCertificate certificate, Duration handshake)
            throws GeneralSecurityException, IOException {
        TlsConfig tls = config.tls();
        this.origin = config.origin();
        this.trust = tls.insecureSkipVerify() ? new TrustAnybody() : trust(tls.certificateAuthority());
        this.shown = certificate;
        this.sockets = new HandshakeSocketFactory(factory(certificate), tls.serverName(), handshake);
    }

    /**
     * Sets an HTTP client up for TLS.
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
     * Shows the certificate that the source holds now. If it is another one than before, all connections are closed, for they
     * speak for the old one; and what Java remembers of earlier handshakes is left behind, for it would take them up again
     * without showing anything.
     */
    void show(CredentialSource source) {
        monitor.lock();
        try {
            ClientCertificate now = source.held().certificate(); // asked for in here: the latest wins
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

    /** TLS to a proxy: the same authorities and the same certificate, as Go does it. */
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
        KeyStore store = null; // means: Java's own
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

    /** What {@code insecure-skip-tls-verify: true} asks for. */
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
