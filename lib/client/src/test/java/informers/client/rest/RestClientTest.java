package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.client.config.ClientConfig;
import informers.client.config.Credentials;
import informers.client.config.KubeconfigException;
import informers.testkit.DeadPort;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RestClientTest {
    /** A thread for each task: the common pool has only as many as there are cores. */
    private static final Executor THREADS = body -> new Thread(body).start();

    private final TestServer server = new TestServer();
    private RestClient client = RestClient.of(server.config());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void with(ClientConfig config) {
        client.close();
        client = RestClient.of(config);
    }

    @Test
    void theRequestHasAllItsParts() {
        server.onJson("PATCH /api/v1/namespaces/default/pods/p", "{}");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("labelSelector", "a in (b,c),d!=e&f");
        query.put("limit", "5");
        byte[] answer = client.send(RestRequest.patch(
                        "/api/v1/namespaces/default/pods/p",
                        "application/merge-patch+json",
                        "{\"ü\":1}".getBytes(StandardCharsets.UTF_8))
                .withQuery(query)
                .withAccept("application/json;as=Table"));
        assertThat(answer).asString().isEqualTo("{}");
        TestServer.Seen seen = server.last();
        assertThat(seen.method()).isEqualTo("PATCH");
        assertThat(java.net.URI.create(seen.uri()).getQuery()).isEqualTo("labelSelector=a in (b,c),d!=e&f&limit=5");
        assertThat(seen.uri()).contains("e%26f");
        assertThat(seen.header("Accept")).isEqualTo("application/json;as=Table");
        assertThat(seen.header("Content-type")).isEqualTo("application/merge-patch+json");
        assertThat(seen.body()).isEqualTo("{\"ü\":1}");
        assertThat(seen.headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource({"'',/version", "/,/version", "/k8s/clusters/c-1,/k8s/clusters/c-1/version", "/a/,/a/version"})
    void thePathIsAppendedToTheServersPath(String prefix, String path) {
        server.onJson("GET " + path, "{}");
        with(server.config().withServer(server.url() + prefix));
        assertThat(client.send(RestRequest.get("/version"))).asString().isEqualTo("{}");
    }

    @Test
    void aTokenIsSent() {
        server.onJson("GET /x", "{}");
        with(server.config().withCredentials(Credentials.token("abc")));
        client.send(RestRequest.get("/x"));
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void aUsernameIsSent() {
        server.onJson("GET /x", "{}");
        with(server.config().withCredentials(Credentials.basic("jürgen", "p:w")));
        client.send(RestRequest.get("/x"));
        assertThat(server.last().header("Authorization")).isEqualTo("Basic asO8cmdlbjpwOnc=");
    }

    @Test
    void anInvalidAddressIsRejectedAtOnce() {
        assertThatThrownBy(() -> RestClient.of(ClientConfig.of("no url")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("https://10.0.0.1:6443");
    }

    @Test
    void aStreamedResponseIsReadWhileItArrives() throws IOException, InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        server.on("GET /s", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("one\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(goOn);
            exchange.getResponseBody().write("two\n".getBytes(StandardCharsets.UTF_8));
        });
        try (RestResponse response = client.open(RestRequest.get("/s"))) {
            InputStream body = response.body();
            byte[] first = new byte[4];
            new DataInputStream(body).readFully(first); // readNBytes would try to read more after the fourth byte
            assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("one\n");
            goOn.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("two\n");
        }
    }

    @Test
    void manyStreamsMayBeOpenAtOnce() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /s", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(end);
        });
        List<RestResponse> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) { // OkHttp's default limit for a host is 5
            open.add(client.open(RestRequest.get("/s")));
        }
        assertThat(open).hasSize(20).allMatch(r -> r.code() == 200);
        end.countDown();
        open.forEach(RestResponse::close);
    }

    @Test
    void aStreamIsCancelledFromAnotherThread() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /s", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(end);
        });
        RestResponse response = client.open(RestRequest.get("/s").withSilence(Duration.ZERO));
        CompletableFuture<Throwable> reader = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(UnreachableException.class, response::bytes), THREADS);
        response.cancel();
        Throwable e = reader.get(10, TimeUnit.SECONDS);
        assertThat(((UnreachableException) e).reason()).isEqualTo(UnreachableException.Reason.CANCELLED);
        response.close();
        end.countDown();
    }

    @Test
    void closingAScopeEndsItsRequestsAndNoOthers() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(2);
        server.on("GET /hang", exchange -> {
            arrived.countDown();
            await(end);
            text(200, "application/json", "{}").write(exchange);
        });
        RestClient scope = client.scope();
        CompletableFuture<Throwable> inScope = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(UnreachableException.class, () -> scope.send(RestRequest.get("/hang"))),
                THREADS);
        CompletableFuture<byte[]> outside =
                CompletableFuture.supplyAsync(() -> client.send(RestRequest.get("/hang")), THREADS);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        scope.close();
        assertThat(((UnreachableException) inScope.get(10, TimeUnit.SECONDS)).reason())
                .isEqualTo(UnreachableException.Reason.CANCELLED);
        end.countDown();
        assertThat(outside.get(10, TimeUnit.SECONDS)).asString().isEqualTo("{}");
    }

    @Test
    void aClosedClientRejectsRequests() {
        server.onJson("GET /x", "{}");
        RestClient scope = client.scope();
        scope.close();
        UnreachableException e =
                catchThrowableOfType(UnreachableException.class, () -> scope.send(RestRequest.get("/x")));
        assertThat(e.reason()).isEqualTo(UnreachableException.Reason.CANCELLED);
        assertThat(client.send(RestRequest.get("/x"))).asString().isEqualTo("{}");
        RestClient other = client.scope();
        client.close();
        assertThatThrownBy(() -> other.send(RestRequest.get("/x"))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void tooLongSilenceIsATimeout() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /hang", exchange -> await(end));
        UnreachableException e = catchThrowableOfType(
                UnreachableException.class,
                () -> client.send(RestRequest.get("/hang").withSilence(Duration.ofMillis(50))));
        assertThat(e.reason()).isEqualTo(UnreachableException.Reason.TIMED_OUT);
        assertThat(e).hasMessageContaining("in time").hasMessageContaining("127.0.0.1:" + server.port());
        end.countDown();
    }

    @Test
    void aRequestThatTakesTooLongIsATimeout() { // client-go: TestTimeoutIsSet
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /hang", exchange -> await(end));
        UnreachableException e = catchThrowableOfType(
                UnreachableException.class,
                () -> client.send(RestRequest.get("/hang").withTimeout(Duration.ofMillis(50))));
        assertThat(e.reason()).isEqualTo(UnreachableException.Reason.TIMED_OUT);
        end.countDown();
    }

    @Test
    void anUnreachableServerIsReported() throws IOException {
        try (DeadPort nobody = new DeadPort()) {
            String url = "http://127.0.0.1:" + nobody.number();
            with(ClientConfig.of(url));
            UnreachableException e =
                    catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/api")));
            assertThat(e.reason()).isEqualTo(UnreachableException.Reason.REFUSED);
            assertThat(e).hasMessageContaining("GET " + url + "/api").hasMessageContaining("Is the server running");
        }
    }

    @Test
    void anUnknownHostIsReported() {
        with(ClientConfig.of("https://no-such-host.invalid:6443"));
        UnreachableException e =
                catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/api")));
        assertThat(e.reason()).isEqualTo(UnreachableException.Reason.UNKNOWN_HOST);
        assertThat(e).hasMessageContaining("no-such-host.invalid");
    }

    /** Starts a server that sends these bytes and closes the connection. */
    private static CompletableFuture<Void> saying(ServerSocket socket, String bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Socket s = socket.accept()) {
                        byte[] request = new byte[4096];
                        s.getInputStream().read(request);
                        s.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":'",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"hal\r\n'",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'",
    })
    void aBodyThatBreaksOffIsReported(String bytes) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> served = saying(socket, bytes);
            with(ClientConfig.of("http://127.0.0.1:" + socket.getLocalPort()));
            UnreachableException e =
                    catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/api")));
            assertThat(e.reason()).isEqualTo(UnreachableException.Reason.BROKEN);
            assertThat(e).hasMessageContaining("broke");
            served.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionClosedWithoutAResponseIsReported() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> served = saying(socket, "");
            with(ClientConfig.of("http://127.0.0.1:" + socket.getLocalPort()));
            UnreachableException e = catchThrowableOfType(
                    UnreachableException.class, () -> client.send(RestRequest.post("/api", new byte[] {'{', '}'})));
            assertThat(e.reason()).isEqualTo(UnreachableException.Reason.BROKEN);
            served.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aResponseIsDecompressedAndAWatchIsNeverCompressed() {
        server.onJson("GET /x", "{}");
        client.send(RestRequest.get("/x"));
        assertThat(server.last().header("Accept-encoding")).isEqualTo("gzip");
        client.send(RestRequest.get("/x").withQuery(Map.of("watch", "true")));
        assertThat(server.last().header("Accept-encoding")).isEqualTo("identity");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.on("GET /x", text(302, "text/html", "", "Location", "https://login.example/"));
        with(server.config().withCredentials(Credentials.token("abc")));
        ApiException e = catchThrowableOfType(ApiException.class, () -> client.send(RestRequest.get("/x")));
        assertThat(e.code()).isEqualTo(302);
        assertThat(e).hasMessageContaining("https://login.example/").hasMessageContaining("kubeconfig");
        assertThat(server.seen()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(); // interrupted by the server's end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
