package replay.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import informers.client.config.ClientConfig;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import replay.Fixtures;

/** The replay server over TLS, as real API servers are, with certificates of the test. */
final class HttpsReplay implements AutoCloseable {
    static final HeldCertificate CA = authority("ca");
    static final HeldCertificate OTHER_CA = authority("other ca");

    private static final char[] PASSWORD = "password".toCharArray();

    private final WireMockServer wireMock;
    private final Sessions sessions;

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName(name)
                .build();
    }

    /** Returns the builder of a certificate for a server or a client. */
    static HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(CA);
    }

    static HeldCertificate.Builder expired() {
        long yesterday = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(1);
        return signed().validityInterval(yesterday - TimeUnit.DAYS.toMillis(1), yesterday);
    }

    /**
     * @param folder for its key stores
     * @param name what its certificate is for
     * @param needClient whether clients must have a certificate of {@link #CA}
     * @param maxWatches the limit of open watches
     */
    static HttpsReplay start(
            Path folder, HeldCertificate certificate, boolean http2, boolean needClient, int maxWatches)
            throws IOException, GeneralSecurityException {
        Path root = Fixtures.wiremock();
        ReplayOptions replay = ReplayOptions.of(root).withMaxWatches(maxWatches);
        Sessions sessions = new Sessions(TapeFolders.in(TapeFolders.tapes(root)), SharedServer.SPEED);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                "server", certificate.keyPair().getPrivate(), PASSWORD, new X509Certificate[] {certificate.certificate()
                });
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("ca", CA.certificate());
        WireMockConfiguration configuration = ReplayServer.configuration(replay, new TapeTransformer(sessions, replay))
                .httpDisabled(true)
                .httpsPort(0)
                .http2TlsDisabled(!http2)
                .keystoreType("PKCS12")
                .keystorePath(file(own, folder.resolve("server.p12")))
                .keystorePassword(new String(PASSWORD))
                .keyManagerPassword(new String(PASSWORD))
                .trustStoreType("PKCS12")
                .trustStorePath(file(clients, folder.resolve("clients.p12")))
                .trustStorePassword(new String(PASSWORD))
                .needClientAuth(needClient);
        WireMockServer wireMock = new WireMockServer(configuration);
        wireMock.start();
        return new HttpsReplay(wireMock, sessions);
    }

    private HttpsReplay(WireMockServer wireMock, Sessions sessions) {
        this.wireMock = wireMock;
        this.sessions = sessions;
    }

    private static String file(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file.toString();
    }

    int port() {
        return wireMock.httpsPort();
    }

    /**
     * Returns the configuration of a client that trusts {@link #CA}, for a new session of a tape, through whatever
     * listens on the port.
     */
    static ClientConfig config(int port, String tape) {
        return ClientConfig.of("https://127.0.0.1:" + port + "/tapes/" + tape + "/sessions/s" + System.nanoTime())
                .withTls(trusting(CA, ""));
    }

    static TlsConfig trusting(HeldCertificate authority, String serverName) {
        return TlsConfig.DEFAULT
                .withCertificateAuthority(new Pem(authority.certificatePem(), "certificate-authority of the test"))
                .withServerName(serverName);
    }

    @Override
    public void close() {
        sessions.close();
        wireMock.stop();
    }
}
