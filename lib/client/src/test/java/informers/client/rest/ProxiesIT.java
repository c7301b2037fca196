package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ClientConfig;
import informers.client.config.Pem;
import informers.client.config.ProxyUrl;
import informers.client.config.TestCertificates;
import informers.client.config.TlsConfig;
import informers.testkit.DeadPort;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests through each kind of proxy, to a server with and without TLS. */
@Timeout(30)
class ProxiesIT {
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(TestCertificates.signed()
                    .addSubjectAlternativeName("127.0.0.1")
                    .addSubjectAlternativeName("only-the-proxy-knows")
                    .build())
            .build();

    private static final TlsConfig TRUSTING = TlsConfig.DEFAULT.withCertificateAuthority(
            new Pem(TestCertificates.CA.certificatePem(), "certificate-authority"));

    private static TestServer server(boolean tls) {
        return (tls ? new TestServer(TLS.sslContext(), false) : new TestServer())
                .onJson("GET /x", "{}")
                .onJson("POST /x", "{}");
    }

    private static TestProxy proxy(String scheme) throws Exception {
        SSLServerSocketFactory secure =
                scheme.equals("https") ? TLS.sslContext().getServerSocketFactory() : null;
        return new TestProxy(scheme.equals("socks5"), secure);
    }

    /** Starts a server whose name only the proxy can resolve. */
    private static ClientConfig through(TestServer server, TestProxy proxy, String scheme, String user) {
        return through(server, proxy.port(), scheme, user);
    }

    private static ClientConfig through(TestServer server, int proxy, String scheme, String user) {
        return server.config()
                .withServer(server.url().replace("127.0.0.1", "only-the-proxy-knows"))
                .withTls(TRUSTING)
                .withProxy(ProxyUrl.parse(scheme + "://" + user + "127.0.0.1:" + proxy));
    }

    @ParameterizedTest
    @CsvSource({
        "http, false",
        "http, true",
        "https, false",
        "https, true",
        "socks5, false",
        "socks5, true",
    })
    void aRequestUsesTheProxy(String scheme, boolean tls) throws Exception {
        try (TestServer server = server(tls);
                TestProxy proxy = proxy(scheme);
                RestClient client = RestClient.of(through(server, proxy, scheme, ""))) {
            assertThat(client.send(RestRequest.get("/x"))).asString().isEqualTo("{}");
            assertThat(client.send(RestRequest.post("/x", "{}".getBytes())))
                    .asString()
                    .isEqualTo("{}");
            assertThat(server.seen()).hasSize(2);
            assertThat(proxy.targets()).containsOnly("only-the-proxy-knows:" + server.port());
            assertThat(proxy.users()).containsOnly("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http, false",
        "http, true",
        "https, true",
        "socks5, true",
    })
    void userAndPasswordAreSentToTheProxyOnly(String scheme, boolean tls) throws Exception {
        try (TestServer server = server(tls);
                TestProxy proxy = proxy(scheme).asking("jürgen", "p@ss");
                RestClient client = RestClient.of(through(server, proxy, scheme, "j%C3%BCrgen:p%40ss@"))) {
            assertThat(client.send(RestRequest.post("/x", "{}".getBytes())))
                    .asString()
                    .isEqualTo("{}");
            assertThat(proxy.users()).containsOnly("jürgen:p@ss");
            assertThat(server.last().headers().keySet())
                    .noneMatch(h -> tls && h.toLowerCase().startsWith("proxy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aProxyThatRejectsTheUserIsAnErrorWithoutThePassword(String scheme) throws Exception {
        try (TestServer server = server(true);
                TestProxy proxy = proxy(scheme).asking("jürgen", "right");
                RestClient client = RestClient.of(through(server, proxy, scheme, "jemand:secret-10@"))) {
            assertThatThrownBy(() -> client.send(RestRequest.get("/x")))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("through the proxy " + scheme + "://127.0.0.1:" + proxy.port())
                    .satisfies(e -> {
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).doesNotContain("secret-10").doesNotContain("jemand");
                        }
                    });
            assertThat(server.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "socks5"})
    void anUnreachableProxyIsNamed(String scheme) throws Exception {
        try (TestServer server = server(true);
                DeadPort dead = new DeadPort();
                RestClient client = RestClient.of(through(server, dead.number(), scheme, ""))) {
            assertThatThrownBy(() -> client.send(RestRequest.get("/x")))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("through the proxy " + scheme + "://127.0.0.1:" + dead.number());
        }
    }

    @Test
    void anHttpsProxyNeedsATrustedCertificate() throws Exception {
        try (TestServer server = server(true);
                TestProxy proxy = proxy("https");
                RestClient client =
                        RestClient.of(through(server, proxy, "https", "").withTls(TlsConfig.DEFAULT))) {
            assertThatThrownBy(() -> client.send(RestRequest.get("/x"))).isInstanceOf(UnreachableException.class);
            assertThat(proxy.targets()).isEmpty();
        }
    }
}
