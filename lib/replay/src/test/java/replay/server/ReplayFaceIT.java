package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import informers.api.Status;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** WireMock over real sockets, with watches whose events are sent by the test. */
@Timeout(60)
class ReplayFaceIT {
    private static final ReplayOptions OPTIONS = ReplayOptions.of(Fixtures.wiremock())
            .withClientCheck(Duration.ofMillis(50))
            .withMaxWatches(31);

    private static final LinkedBlockingQueue<ScriptedCursor> CURSORS = new LinkedBlockingQueue<>();
    private static volatile ApiRequest lastRequest;
    private static volatile String lastAddress;
    private static TapeTransformer transformer;
    private static WireMockServer wireMock;
    private static String url;

    private final List<Http.Lines> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        transformer = new TapeTransformer(ReplayFaceIT::answer, OPTIONS);
        wireMock = ReplayServer.startWireMock(OPTIONS, transformer);
        url = "http://127.0.0.1:" + wireMock.port();
    }

    @AfterAll
    static void stop() {
        wireMock.stop();
    }

    @AfterEach
    void leave() throws Exception {
        for (Http.Lines lines : opened) {
            lines.close();
        }
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isZero());
        CURSORS.clear();
    }

    private static ApiResponse answer(String tape, String session, ApiRequest request) {
        lastRequest = request;
        lastAddress = tape + "|" + session;
        if (request.path().equals("/fails")) {
            throw new IllegalStateException("on purpose");
        }
        if (request.parameter("watch").equals("1")) {
            ScriptedCursor cursor = new ScriptedCursor();
            CURSORS.add(cursor);
            return new ApiResponse.Stream(200, "application/json", cursor);
        }
        return new ApiResponse.Body(
                201, "application/json", Map.of("Warning", "299 - \"old\""), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Http.Lines watch() throws Exception {
        Http.Lines lines = Http.watch(url + "/tapes/toy/api/v1/pods?watch=1");
        opened.add(lines);
        return lines;
    }

    @Test
    @DisplayName("a request reaches the session unchanged: method, path, query, headers, body")
    void request() throws Exception {
        HttpResponse<String> response = Http.send(
                "PATCH",
                url + "/tapes/toy/api/v1/nodes/a%3Ab+c?fieldSelector=metadata.name%3Dx%2By&limit=5",
                "application/merge-patch+json",
                "{\"a\":\"é\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{}");
        assertThat(response.headers().firstValue("Warning")).contains("299 - \"old\"");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(lastAddress).isEqualTo("toy|");
        assertThat(lastRequest.method()).isEqualTo("PATCH");
        assertThat(lastRequest.path()).isEqualTo("/api/v1/nodes/a:b+c");
        assertThat(lastRequest.parameter("fieldSelector")).isEqualTo("metadata.name=x+y");
        assertThat(lastRequest.parameter("limit")).isEqualTo("5");
        assertThat(lastRequest.contentType()).isEqualTo("application/merge-patch+json");
        assertThat(new String(lastRequest.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    @DisplayName("a URL can name a session")
    void session() throws Exception {
        Http.get(url + "/tapes/toy/sessions/mine/api", "Accept", "application/json;as=Table, application/json");
        assertThat(lastAddress).isEqualTo("toy|mine");
        assertThat(lastRequest.path()).isEqualTo("/api");
        assertThat(lastRequest.accept()).isEqualTo("application/json;as=Table, application/json");
        Http.get(url + "/tapes/toy");
        assertThat(lastAddress).isEqualTo("toy|");
        assertThat(lastRequest.path()).isEqualTo("/");
    }

    @Test
    @DisplayName("the headers of a watch are sent before any event")
    void headFirst() throws Exception {
        Http.Lines lines = watch(); // would not return otherwise
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.header("Content-Type")).isEqualTo("application/json");
        assertThat(lines.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(lines.header("Content-Encoding")).isEmpty();
    }

    @Test
    @DisplayName("each event arrives before the next one exists, and the stream ends with the watch")
    void oneByOne() throws Exception {
        Http.Lines lines = watch();
        ScriptedCursor cursor = CURSORS.take();
        for (int i = 0; i < 20; i++) {
            cursor.send("event " + i);
            assertThat(lines.next()).isEqualTo("event " + i);
        }
        cursor.end();
        assertThat(lines.next()).isNull();
        await().until(cursor::isClosed);
    }

    @Test
    @DisplayName("many events at once arrive in order, large ones too")
    void burst() throws Exception {
        Http.Lines lines = watch();
        ScriptedCursor cursor = CURSORS.take();
        String big = "x".repeat(3_000_000);
        cursor.send(big);
        for (int i = 0; i < 500; i++) {
            cursor.send("event " + i);
        }
        assertThat(lines.next()).isEqualTo(big);
        for (int i = 0; i < 500; i++) {
            assertThat(lines.next()).isEqualTo("event " + i);
        }
    }

    @Test
    @DisplayName("a client that leaves a silent watch frees its thread and its cursor")
    void leaving() throws Exception {
        Http.Lines lines = watch();
        ScriptedCursor cursor = CURSORS.take();
        assertThat(transformer.openWatches()).isEqualTo(1);
        lines.close();
        await().until(cursor::isClosed);
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isZero());
    }

    @Test
    @DisplayName("with 30 open watches another request is served")
    void manyWatches() throws Exception {
        List<Http.Lines> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(watch());
        }
        assertThat(Http.get(url + "/tapes/toy/api/v1/pods").statusCode()).isEqualTo(201);
        for (int i = 0; i < 30; i++) {
            CURSORS.take().send("hello");
        }
        for (Http.Lines lines : all) {
            assertThat(lines.next()).isEqualTo("hello");
        }
    }

    @Test
    @DisplayName("one watch too many gets 429 with Retry-After, and other requests are served")
    void tooMany() throws Exception {
        for (int i = 0; i < 31; i++) {
            watch();
        }
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isEqualTo(31));
        HttpResponse<String> refused = Http.get(url + "/tapes/toy/api/v1/pods?watch=1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(status(refused).retryAfterSeconds()).isEqualTo(1);
        assertThat(status(refused).message()).contains("31 watches are open");
        assertThat(Http.get(url + "/tapes/toy/api/v1/pods").statusCode()).isEqualTo(201);
        opened.remove(0).close();
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isEqualTo(30));
        assertThat(watch().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a bug in the session is a Status 500 without a stack trace")
    void failure() throws Exception {
        HttpResponse<String> response = Http.get(url + "/tapes/toy/fails");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(status(response).message()).contains("on purpose");
        assertThat(response.body()).doesNotContain("\tat ");
    }

    @Test
    @DisplayName("an unknown path gets an error that names the valid ones")
    void nothingHere() throws Exception {
        HttpResponse<String> response = Http.get(url + "/api/v1/pods");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(status(response).message()).contains("/tapes/NAME", "/faults/NAME");
    }

    private static Status status(HttpResponse<String> response) {
        return Status.parse(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
