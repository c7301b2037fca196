package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ListOptions;
import informers.api.Pod;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.config.Credentials;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnreachableException;
import informers.client.rest.UnreachableException.Reason;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.nio.file.Path;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS of Jetty, under WireMock. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class TlsIT {
    private static final HeldCertificate FOR_LOOPBACK =
            HttpsReplay.signed().addSubjectAlternativeName("127.0.0.1").build();
    private static final HeldCertificate FOR_KUBERNETES =
            HttpsReplay.signed().addSubjectAlternativeName("kubernetes").build();

    @TempDir
    private Path folder;

    private static Reason failure(ClientConfig config) {
        try (RestClient client = RestClient.of(config)) {
            return catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/version")))
                    .reason();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, h2", "false, http/1.1"})
    @DisplayName("HTTP/2 where the server has it, else HTTP/1.1: requests, and a watch with its events as they happen")
    void protocols(boolean http2, String protocol) throws Exception {
        try (HttpsReplay server = HttpsReplay.start(folder, FOR_LOOPBACK, http2, false, 10);
                RestClient client = RestClient.of(HttpsReplay.config(server.port(), "rollout"))) {
            try (RestResponse response = client.open(RestRequest.get("/version"))) {
                assertThat(response.protocol()).isEqualTo(protocol);
                assertThat(response.bytes()).asString().contains("gitVersion");
            }
            ResourceClient<Pod> pods = new ResourceClient<>(client, Pod.TYPE, "default");
            String from = pods.list().resourceVersion();
            try (Watch<Pod> watch = pods.watch(ListOptions.ALL.withResourceVersion(from))) {
                assertThat(watch.next()).map(WatchEvent::resourceVersion).contains("515");
                assertThat(Integer.parseInt(pods.list().resourceVersion()))
                        .as("the cluster's version at the first event; the last recorded one is 583")
                        .isLessThan(540);
                assertThat(watch.next()).map(WatchEvent::resourceVersion).contains("521");
            }
        }
    }

    @Test
    @DisplayName(
            "an unknown authority is refused, and so is a certificate for another host, unless tls-server-name names it")
    void names() throws Exception {
        try (HttpsReplay server = HttpsReplay.start(folder, FOR_KUBERNETES, true, false, 10)) {
            ClientConfig config = HttpsReplay.config(server.port(), "demo");
            assertThat(failure(config)).isEqualTo(Reason.HOST_NAME);
            assertThat(failure(config.withTls(HttpsReplay.trusting(HttpsReplay.OTHER_CA, "kubernetes"))))
                    .isEqualTo(Reason.TLS);
            assertThat(failure(config.withTls(HttpsReplay.trusting(HttpsReplay.CA, "kubernetes.default"))))
                    .isEqualTo(Reason.HOST_NAME);
            for (TlsConfig good : new TlsConfig[] {
                HttpsReplay.trusting(HttpsReplay.CA, "kubernetes"), TlsConfig.DEFAULT.withInsecureSkipVerify(true)
            }) {
                try (RestClient client = RestClient.of(config.withTls(good))) {
                    assertThat(client.send(RestRequest.get("/version"))).isNotEmpty();
                }
            }
        }
    }

    @Test
    @DisplayName("an expired certificate is refused")
    void expired() throws Exception {
        HeldCertificate old =
                HttpsReplay.expired().addSubjectAlternativeName("127.0.0.1").build();
        try (HttpsReplay server = HttpsReplay.start(folder, old, true, false, 10)) {
            assertThat(failure(HttpsReplay.config(server.port(), "demo"))).isEqualTo(Reason.TLS);
        }
    }

    @Test
    @DisplayName("a server that requires a client certificate accepts ours and refuses clients without one")
    void clientCertificates() throws Exception {
        try (HttpsReplay server = HttpsReplay.start(folder, FOR_LOOPBACK, true, true, 10)) {
            ClientConfig config = HttpsReplay.config(server.port(), "demo");
            HeldCertificate ours = HttpsReplay.signed().commonName("us").build();
            try (RestClient client = RestClient.of(config.withCredentials(credentials(ours)));
                    RestResponse response = client.open(RestRequest.get("/version"))) {
                assertThat(response.protocol()).isEqualTo("h2");
            }
            HeldCertificate theirs =
                    new HeldCertificate.Builder().signedBy(HttpsReplay.OTHER_CA).build();
            for (ClientConfig refused : new ClientConfig[] {config, config.withCredentials(credentials(theirs))}) {
                // With TLS 1.3 the refusal arrives after our handshake: as an alert, or as a lost
                // connection.
                assertThat(failure(refused)).isIn(Reason.TLS, Reason.BROKEN);
            }
        }
    }

    private static Credentials credentials(HeldCertificate certificate) {
        return Credentials.certificate(
                new Pem(certificate.certificatePem(), "client-certificate of the test"),
                new Pem(certificate.privateKeyPkcs8Pem(), "client-key of the test"));
    }
}
