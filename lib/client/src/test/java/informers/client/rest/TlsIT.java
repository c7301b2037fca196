package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.client.config.ClientConfig;
import informers.client.config.Credentials;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import informers.client.rest.UnreachableException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handshakes with a real TLS server on the loopback. */
@Timeout(60)
class TlsIT {
    /** A thread for each task: the common pool has only as many as there are cores. */
    private static final Executor THREADS = body -> new Thread(body).start();

    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();
    private static final HeldCertificate OTHER_CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("other ca")
            .build();

    private static HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(CA);
    }

    private static final HeldCertificate FOR_LOOPBACK =
            signed().addSubjectAlternativeName("127.0.0.1").build();
    private static final HeldCertificate FOR_KUBERNETES =
            signed().addSubjectAlternativeName("kubernetes").build();

    private static TestServer server(HeldCertificate certificate, boolean needClient) {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(CA.certificate())
                .build();
        return new TestServer(tls.sslContext(), needClient).onJson("GET /x", "{}");
    }

    private static TlsConfig trusting(HeldCertificate authority) {
        return TlsConfig.DEFAULT.withCertificateAuthority(
                new Pem(authority.certificatePem(), "certificate-authority of cluster \"c\""));
    }

    private static Pem pem(String text) {
        return new Pem(text, "user \"u\"");
    }

    private static String get(ClientConfig config) {
        try (RestClient client = TestClients.withoutWaits(config)) { // a handshake that breaks off is retried
            return new String(client.send(RestRequest.get("/x")));
        }
    }

    private static UnreachableException failure(ClientConfig config) {
        return catchThrowableOfType(UnreachableException.class, () -> get(config));
    }

    @Test
    void aServerWithAKnownAuthorityIsTrusted() {
        try (TestServer server = server(FOR_LOOPBACK, false)) {
            assertThat(get(server.config().withTls(trusting(CA)))).isEqualTo("{}");
        }
    }

    @Test
    void oneOfSeveralAuthoritiesIsEnough() {
        try (TestServer server = server(FOR_LOOPBACK, false)) {
            Pem both = pem("a note\n" + OTHER_CA.certificatePem() + CA.certificatePem());
            assertThat(get(server.config().withTls(TlsConfig.DEFAULT.withCertificateAuthority(both))))
                    .isEqualTo("{}");
        }
    }

    @Test
    void anyOtherServerIsNotTrusted() {
        try (TestServer server = server(FOR_LOOPBACK, false)) {
            UnreachableException unknown = failure(server.config());
            assertThat(unknown.reason()).isEqualTo(Reason.TLS);
            assertThat(unknown).hasMessageContaining("certificate-authority");
            assertThat(failure(server.config().withTls(trusting(OTHER_CA))).reason())
                    .isEqualTo(Reason.TLS);
        }
    }

    @Test
    void insecureSkipsAllChecks() {
        try (TestServer server = server(FOR_KUBERNETES, false)) {
            assertThat(get(server.config().withTls(TlsConfig.DEFAULT.withInsecureSkipVerify(true))))
                    .isEqualTo("{}");
        }
    }

    @Test
    void aCertificateForAnotherHostIsAnErrorWithItsNames() {
        try (TestServer server = server(FOR_KUBERNETES, false)) {
            UnreachableException e = failure(server.config().withTls(trusting(CA)));
            assertThat(e.reason()).isEqualTo(Reason.HOST_NAME);
            assertThat(e).hasMessageContaining("[kubernetes]").hasMessageContaining("tls-server-name");
        }
    }

    @Test
    void tlsServerNameIsTheNameThatIsChecked() { // client-go: TestTLSServerName
        TlsConfig named = trusting(CA).withServerName("kubernetes");
        try (TestServer server = server(FOR_KUBERNETES, false)) {
            assertThat(get(server.config().withTls(named))).isEqualTo("{}");
        }
        try (TestServer server = server(FOR_LOOPBACK, false)) {
            assertThat(failure(server.config().withTls(named)).reason()).isEqualTo(Reason.HOST_NAME);
        }
    }

    @Test
    void anExpiredCertificateIsReported() {
        HeldCertificate old = signed().addSubjectAlternativeName("127.0.0.1")
                .validityInterval(1000, System.currentTimeMillis() - TimeUnit.DAYS.toMillis(1))
                .build();
        try (TestServer server = server(old, false)) {
            assertThat(failure(server.config().withTls(trusting(CA)))).hasMessageContaining("has expired");
        }
    }

    @Test
    void aServerWithoutTlsIsReported() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture.runAsync(
                    () -> {
                        try (Socket socket = plain.accept()) {
                            socket.getInputStream().read();
                            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    THREADS);
            UnreachableException e = failure(ClientConfig.of("https://127.0.0.1:" + plain.getLocalPort()));
            assertThat(e.reason()).isEqualTo(Reason.TLS);
            assertThat(e).hasMessageContaining("does not speak TLS");
        }
    }

    @Test
    void aHandshakeWithoutAReplyEndsAWatchEarly() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket raw = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
            SSLSocketFactory factory = new HandshakeSocketFactory(
                    (SSLSocketFactory) SSLSocketFactory.getDefault(), "", Duration.ofMillis(50));
            raw.setSoTimeout(3_600_000); // as OkHttp does for a long watch
            SSLSocket tls = (SSLSocket) factory.createSocket(raw, "127.0.0.1", silent.getLocalPort(), true);
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aClientCertificateIsSent() {
        HeldCertificate rsa = signed().rsa2048().build();
        HeldCertificate ec = signed().ecdsa256().build();
        try (TestServer server = server(FOR_LOOPBACK, true)) {
            ClientConfig config = server.config().withTls(trusting(CA));
            for (String key : new String[] {rsa.privateKeyPkcs8Pem(), rsa.privateKeyPkcs1Pem()}) {
                assertThat(get(config.withCredentials(Credentials.certificate(pem(rsa.certificatePem()), pem(key)))))
                        .isEqualTo("{}");
            }
            assertThat(get(config.withCredentials(
                            Credentials.certificate(pem(ec.certificatePem()), pem(ec.privateKeyPkcs8Pem())))))
                    .isEqualTo("{}");
        }
    }

    @Test
    void withoutARequiredClientCertificateTheRequestFails() {
        try (TestServer server = server(FOR_LOOPBACK, true)) {
            UnreachableException e = failure(server.config().withTls(trusting(CA)));
            assertThat(e.reason())
                    .isIn(Reason.TLS, Reason.BROKEN); // with TLS 1.3 the client learns it after its handshake
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsDetectedBeforeTheHandshake() {
        Pem certificate = pem(signed().build().certificatePem());
        for (HeldCertificate other :
                new HeldCertificate[] {signed().build(), signed().rsa2048().build()}) {
            Credentials mixed = Credentials.certificate(certificate, pem(other.privateKeyPkcs8Pem()));
            assertThatThrownBy(() -> RestClient.of(ClientConfig.of("https://a").withCredentials(mixed)))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageContaining("does not belong to the certificate");
        }
    }
}
