package workbook.see;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.see.RawClient.Response;

/** Only the owner's page gets anything; and it gets it also while others try. */
class SeeServerTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String SECRET = "secret-of-the-session";

    private SeeServer server;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        server = SeeServer.start(new FakePage());
        client = new RawClient(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theOwnerGetsThePageAndItsInterface() throws IOException {
        assertThat(client.get("").body()).startsWithIgnoringCase("<!doctype html>");
        assertThat(client.get("api/scenes")).satisfies(response -> {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains(SECRET);
        });
        assertThat(client.post("api/play", "{\"session\":\"a/1/\"}", JSON + "; charset=utf-8")
                        .body())
                .contains("a/1/");
        assertThat(client.get("", "Origin: http://" + client.host(), "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingIsLoadedFromElsewhereKeptOrGuessed() throws IOException {
        for (Response response : List.of(client.get(""), client.get("api/scenes"), client.get("none"))) {
            assertThat(response.headers())
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'; script-src 'self';")
                    .doesNotContain("unsafe", "http:", "https:", "*")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff\n")
                    .containsIgnoringCase("Cache-Control: no-store\n")
                    .containsIgnoringCase("Referrer-Policy: no-referrer\n")
                    .doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @Test
    void aWrongTokenGetsAnEmpty404ThatSaysNothing() throws IOException {
        String token = client.path("").replace("/", "");
        String other = (token.startsWith("0") ? "1" : "0") + token.substring(1);
        Response nowhere = client.send("GET", "/", client.host(), "");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.body()).isEmpty();
        for (String path : List.of(
                "/api/scenes",
                "/" + other + "/",
                "/" + other + "/api/scenes",
                "/" + token.substring(0, 31) + "/api/scenes",
                "/" + token + "0/api/scenes",
                "//" + token + "/api/scenes",
                "/x/../" + token + "/api/scenes",
                "/" + token,
                "/favicon.ico",
                "/?" + token)) {
            assertThat(client.send("GET", path, client.host(), ""))
                    .as(path.replace(token, "TOKEN"))
                    .isEqualTo(nowhere);
        }
        assertThat(client.send("POST", "/" + other + "/api/play", client.host(), "{}", JSON))
                .isEqualTo(nowhere);
    }

    @Test
    void tokensAre128RandomBits() throws IOException {
        try (SeeServer second = SeeServer.start(new FakePage())) {
            assertThat(client.path("")).matches("/[0-9a-f]{32}/");
            assertThat(new RawClient(second.url()).path("")).isNotEqualTo(client.path(""));
        }
    }

    /** A page's name that was made to point to 127.0.0.1 stands in the header Host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "127.0.0.1",
                "localhost",
                "localhost:1",
                "localhost.evil.example:PORT",
                "127.0.0.1:PORT.evil.example",
                "0.0.0.0:PORT",
                "LOCALHOST:PORT@evil.example",
                ""
            })
    void dnsRebindingIsRefused(String host) throws IOException {
        String given = host.replace("PORT", client.host().replaceFirst(".*:", ""));

        assertRefused(client.send("GET", client.path("api/scenes"), given, ""));
    }

    @Test
    void twoHostsAreRefused() throws IOException {
        assertRefused(client.get("api/scenes", "Host: evil.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Origin: https://HOST",
                "Origin: http://HOST.evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void aForeignPageIsRefused(String header) throws IOException {
        String given = header.replace("HOST", client.host());

        assertRefused(client.get("api/scenes", given));
        assertRefused(client.get("api/events", given));
        assertRefused(client.post("api/play", "{\"session\":\"a/1/\"}", JSON, given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/jsonx",
                "text/plain; application/json"
            })
    void whatAFormCouldSendIsRefused(String type) throws IOException {
        assertThat(client.post("api/play", "{\"session\":\"a/1/\"}", "Content-Type: " + type)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLongOrNoObjectIsRefused() throws IOException {
        assertThat(client.post("api/play", "{\"session\":\"" + "a".repeat(300_000) + "\"}", JSON)
                        .status())
                .isEqualTo(413);
        for (String body : List.of("[]", "null", "{", "1", "{\"a\":".repeat(5_000))) {
            assertThat(client.post("api/play", body, JSON)).satisfies(response -> {
                assertThat(response.status()).isEqualTo(400);
                assertThat(response.body()).contains("expected a JSON object");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH"})
    void otherMethodsAreRefused(String method) throws IOException {
        assertThat(client.send(method, client.path(""), client.host(), "").status())
                .isEqualTo(405);
        assertThat(client.send(method, client.path("api/play"), client.host(), "")
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SeeServer.class",
                "../stage/Step.class",
                "../../logback.xml",
                "%2e%2e/see/index.html",
                "..%2fsee%2findex.html",
                "./index.html",
                "/etc/passwd",
                "//etc/passwd",
                "index.html/",
                "package-info.java",
                "none.js"
            })
    void onlyThePagesFilesAreServed(String path) throws IOException {
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void anUnexpectedFailureDoesNotShowItsMessage() throws IOException {
        Response response = client.post("api/predict", "{}", JSON);

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("IllegalStateException").doesNotContain(SECRET);
    }

    /** Half of them send nothing, and half of them the beginning of a request, for which the server waits on a thread. */
    @Test
    void aThousandConnectionsNeitherStarveTheOwnerNorStay() throws IOException {
        List<Socket> others = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Socket socket = client.connect();
                others.add(socket);
                if (i % 2 == 0) {
                    socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
                }
            }
            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(client.get("api/scenes").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("20 requests of the owner")
                    .isLessThan(Duration.ofSeconds(4));
            for (int i = 0; i < 1_000; i += 2) {
                assertThat(others.get(i).getInputStream().read())
                        .as("the end of a connection that sends no whole request")
                        .isEqualTo(-1);
            }
        } finally {
            for (Socket socket : others) {
                socket.close();
            }
        }
        assertThat(client.get("").status()).isEqualTo(200);
    }

    @Test
    void aPageThatLostItsConnectionGetsWhatItMissed() throws IOException {
        FakePage page = new FakePage();
        try (SeeServer another = SeeServer.start(page)) {
            RawClient reader = new RawClient(another.url());
            page.events.send("reload", Map.of("n", 1));
            page.events.send("reload", Map.of("n", 2));
            page.events.send("reload", Map.of("n", 3));

            assertThat(firstEvents(reader, "Last-Event-ID: 1", 3))
                    .endsWith("id: 2\nevent: reload\ndata: {\"n\":2}\n\nid: 3\nevent: reload\ndata: {\"n\":3}");
            assertThat(firstEvents(reader, "Last-Event-ID: 99", 1))
                    .endsWith("id: 3\nevent: hello\ndata: {\"missed\":false}");
            for (int i = 0; i < 100; i++) {
                page.events.send("reload", Map.of("n", i));
            }
            assertThat(firstEvents(reader, "Last-Event-ID: 3", 2)).contains("event: hello\ndata: {\"missed\":true}");
        }
    }

    private static String firstEvents(RawClient reader, String header, int events) throws IOException {
        try (Socket socket = reader.connect()) {
            socket.getOutputStream()
                    .write(("GET " + reader.path("api/events") + " HTTP/1.1\r\nHost: " + reader.host() + "\r\n" + header
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder();
            while (text.toString().split("data: .*\n").length <= events) {
                int next = socket.getInputStream().read();
                assertThat(next).as("after: " + text).isNotEqualTo(-1);
                text.append((char) next);
            }
            return text.toString().replaceAll("\r\n[0-9a-f]+\r\n", "").strip();
        }
    }

    private static void assertRefused(Response response) {
        assertThat(response.status()).isBetween(400, 404);
        assertThat(response.body()).doesNotContain(SECRET);
    }

    private static final class FakePage implements Page {
        private final EventStream events = new EventStream();

        @Override
        public Object scenes() {
            return Map.of("scenes", SECRET);
        }

        @Override
        public Object play(Map<String, Object> fields) {
            return fields;
        }

        @Override
        public Object predict(Map<String, Object> fields) {
            throw new IllegalStateException(SECRET);
        }

        @Override
        public Object giveUp(Map<String, Object> fields) {
            return fields;
        }

        @Override
        public EventStream events() {
            return events;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
