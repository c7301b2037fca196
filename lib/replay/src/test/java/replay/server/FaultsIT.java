package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import informers.api.Json;
import informers.api.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;

/** Each fault of the mappings fails as its name says, for every request. */
@Timeout(60)
class FaultsIT {
    private static WireMockServer wireMock;

    @BeforeAll
    static void start() {
        ReplayOptions options = ReplayOptions.of(Fixtures.wiremock());
        wireMock = ReplayServer.startWireMock(
                options, new TapeTransformer((t, s, r) -> ErrorResponses.failure(404, "NotFound", "no tape"), options));
    }

    @AfterAll
    static void stop() {
        wireMock.stop();
    }

    private static String url(String fault) {
        return "http://127.0.0.1:" + wireMock.port() + "/faults/" + fault + "/api/v1/pods?watch=1";
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "unauthorized, 401, Unauthorized, 0",
        "forbidden, 403, Forbidden, 0",
        "expired, 410, Expired, 0",
        "too-many-requests, 429, TooManyRequests, 1",
        "server-error, 500, '', 0",
        "timeout, 504, Timeout, 1"
    })
    @DisplayName("an error has its recorded Status")
    void refusals(String fault, int code, String reason, int retryAfter) throws Exception {
        HttpResponse<String> response = Http.get(url(fault));

        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Retry-After").orElse("0")).isEqualTo("" + retryAfter);
        Status status = Status.parse(response.body().getBytes(StandardCharsets.UTF_8));
        assertThat(status.code()).isEqualTo(code);
        assertThat(status.reason()).isEqualTo(reason);
        assertThat(status.retryAfterSeconds()).isEqualTo(retryAfter);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({"not-found, 404, 404 page not found", "unavailable, 503, service unavailable"})
    @DisplayName("some errors are plain text, not a Status")
    void plainText(String fault, int code, String text) throws Exception {
        HttpResponse<String> response = Http.get(url(fault));
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.body().strip()).isEqualTo(text);
    }

    @Test
    @DisplayName("an expired watch is HTTP 200, one ERROR event, and the end")
    void expiredWatch() throws Exception {
        HttpResponse<String> response = Http.get(url("expired-watch"));
        assertThat(response.statusCode()).isEqualTo(200);
        var event = Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
        assertThat(event.path("type").asText()).isEqualTo("ERROR");
        assertThat(event.at("/object/code").asInt()).isEqualTo(410);
    }

    @Test
    @DisplayName("reset: the connection is reset before a response")
    void reset() {
        assertThatThrownBy(() -> raw("reset"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    @DisplayName("empty: the connection is closed without a response")
    void empty() throws Exception {
        assertThat(raw("empty")).isEmpty();
        assertThatThrownBy(() -> Http.get(url("empty"))).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("broken-chunk: HTTP 200, then an invalid chunk")
    void brokenChunk() throws Exception {
        assertThat(raw("broken-chunk")).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThatThrownBy(() -> Http.get(url("broken-chunk"))).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("garbage: not HTTP")
    void garbage() throws Exception {
        assertThat(raw("garbage")).isNotEmpty().doesNotStartWith("HTTP/");
        assertThatThrownBy(() -> Http.get(url("garbage"))).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("torn: half an event arrives, and the connection ends before Content-Length")
    void torn() throws Exception {
        String answer = raw("torn");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(body).startsWith("{\"type\":\"MODIFIED\"").doesNotContain("\n");
        int announced = Integer.parseInt(answer.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(announced);
        assertThatThrownBy(() -> Http.get(url("torn"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api", "/apis/apps/v1/deployments?limit=500"})
    @DisplayName("a fault is served at every path below it")
    void everywhere(String path) throws Exception {
        String base = "http://127.0.0.1:" + wireMock.port() + "/faults/unauthorized";
        assertThat(Http.get(base + path).statusCode()).isEqualTo(401);
    }

    private static String raw(String fault) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", wireMock.port())) {
            String request = "GET /faults/" + fault + "/api HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000); // each of these faults closes the connection by itself
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
