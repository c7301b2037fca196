package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Puts a configuration's TLS part into an HTTP client. Answers to {@code transport/transport.go}, TLSConfigFor. */
final class Tls {
    private Tls() {}

    /** @param handshake how long a handshake may take */
    static void apply(ClientConfig config, Duration handshake, OkHttpClient.Builder http) {
        TlsConfig tls = config.tls();
        Pem certificate = config.credentials().clientCertificate();
        Pem key = config.credentials().clientKey();
        try {
            X509TrustManager trust = tls.insecureSkipVerify() ? new TrustAnybody() : trust(tls.certificateAuthority());
            KeyManager[] keys = certificate == null || key == null ? null : keys(certificate, key);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            http.sslSocketFactory(
                    new HandshakeSocketFactory(context.getSocketFactory(), tls.serverName(), handshake), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new KubeconfigException(
                    "TLS cannot be set up for " + config.origin() + ": " + e.getMessage() + ".", e);
        }
        if (tls.insecureSkipVerify()) {
            http.hostnameVerifier((host, session) -> true);
        } else if (!tls.serverName().isEmpty()) {
            HostnameVerifier strict = new OkHttpClient().hostnameVerifier();
            http.hostnameVerifier((host, session) -> strict.verify(tls.serverName(), session));
        }
    }

    private static X509TrustManager trust(@Nullable Pem authority) throws GeneralSecurityException, IOException {
        KeyStore store = null; // means: Java's own
        if (authority != null) {
            store = empty();
            int i = 0;
            for (X509Certificate certificate : PemReader.certificates(authority)) {
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

    private static KeyManager[] keys(Pem certificatePem, Pem keyPem) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = PemReader.certificates(certificatePem);
        PrivateKey key = PemReader.key(keyPem);
        if (!belongTogether(chain.get(0), key)) {
            throw new KubeconfigException(keyPem.origin() + ": this key does not belong to the certificate in "
                    + certificatePem.origin() + ". Take both from the same place.");
        }
        char[] noPassword = new char[0];
        KeyStore store = empty();
        store.setKeyEntry("client", key, noPassword, chain.toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, noPassword);
        return factory.getKeyManagers();
    }

    /** Signs a word with the one and checks it with the other; a wrong pair would only fail in the handshake, darkly. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] word = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(word);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(word);
        try {
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // of another length, for one
        }
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
