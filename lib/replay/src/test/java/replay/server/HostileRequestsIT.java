package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;

/** Hostile requests: nothing over HTTP changes the server or its files, or blocks other clients. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRequestsIT {
    private static final int MAX_BODY = 3 * 1024 * 1024;
    private static final String CONFIG_MAPS = "/tapes/demo/sessions/hostile/api/v1/namespaces/default/configmaps";

    @TempDir
    private static Path root;

    private static ReplayServer server;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        Path original = Fixtures.wiremock();
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(
                            f -> Files.isRegularFile(f) && !f.toString().contains("gpu"))
                    .toList()) {
                Path copy = root.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        server = ReplayServer.start(ReplayOptions.of(root).withClientCheck(Duration.ofMillis(50)));
        url = "http://127.0.0.1:" + server.port();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> adminAddresses() {
        return List.of(
                "/__admin",
                "/__admin/mappings",
                "/__admin/mappings?x=/tapes/demo",
                "//__admin/mappings",
                "///__admin//mappings",
                "/./__admin/mappings",
                "/%5f%5fadmin/mappings",
                "/%5F_admin/mappings",
                "/__admin%2fmappings",
                "/__ADMIN/mappings",
                "/__admin;a=b/mappings",
                "/;/__admin/mappings",
                "/tapes/../__admin/mappings",
                "/tapes/%2e%2e/__admin/mappings",
                "/tapes/.%2E/__admin/mappings",
                "/tapes/..;/__admin/mappings",
                "/tapes/..;x=y/__admin/mappings",
                "/tapes/..%2f__admin/mappings",
                "/tapes/%252e%252e/__admin/mappings",
                "/tapes/demo/../../__admin/mappings",
                "/faults/..//__admin/mappings",
                "/tapes\\..\\__admin/mappings",
                "http://127.0.0.1/__admin/mappings",
                "http://127.0.0.1/tapes/../__admin/mappings",
                "HTTP://localhost/__admin/mappings",
                "/__admin/swagger-ui/index.html",
                "/__admin/recorder",
                "/__files/tapes/demo/tape.json",
                "/tapes/../__files/tapes/demo/tape.json",
                "/tapes/demo/../../__files/tapes/demo/tape.json");
    }

    @ParameterizedTest
    @MethodSource("adminAddresses")
    @DisplayName("no spelling of a path reaches WireMock's admin API and files")
    void admin(String address) throws Exception {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE")) {
            String answer = raw(method + " " + address
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(answer).as(method).startsWith("HTTP/1.1 4");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .as(method)
                    .doesNotContain("access-control-", "urlpathpattern", "swagger", "recordedat");
            if (!method.equals("HEAD")) {
                assertThat(answer).as(method).contains("\"kind\":\"Status\"");
            }
        }
    }

    @Test
    @DisplayName("nothing over HTTP writes a file, changes a stub or stops the server")
    void readOnly() throws Exception {
        List<String> before = files();

        Http.send("PUT", url + "/__admin/files/evil.txt", "text/plain", "evil");
        Http.send("DELETE", url + "/__admin/files/tapes/demo/tape.json", "text/plain", "");
        Http.send("DELETE", url + "/__admin/mappings", "text/plain", "");
        Http.send("POST", url + "/__admin/mappings/save", "text/plain", "");
        Http.send(
                "POST",
                url + "/__admin/mappings",
                "application/json",
                "{\"persistent\":true,\"request\":{},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}");
        Http.send("POST", url + "/__admin/shutdown", "text/plain", "");

        assertThat(Http.get(url + "/tapes/demo/api/v1/pods").statusCode()).isEqualTo(200);
        assertThat(Http.get(url + "/faults/forbidden/x").statusCode()).isEqualTo(403);
        assertThat(files()).isEqualTo(before);
    }

    private static List<String> files() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.sorted().toList()) {
                all.add(file + " " + (Files.isRegularFile(file) ? Files.size(file) : 0));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tapes/..%2f..%2fetc/api",
                "/tapes/%2e%2e%2fdemo/version",
                "/tapes/%2Fetc%2Fpasswd/api",
                "/tapes/demo%00/api",
                "/tapes/demo/sessions/..%2f..%2fx/nothing",
                "/tapes/demo/sessions/%/api",
                "/tapes/demo/sessions/x/api/v1/pods?labelSelector=%zz",
                "/tapes/demo/%zz",
                "/tapes",
                "/faults/there-is-none"
            })
    @DisplayName("unknown tapes and invalid escapes get a Status")
    void names(String address) throws Exception {
        String answer = raw("GET " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("\"kind\":\"Status\"");
    }

    @Test
    @DisplayName("a session's name is at most 100 characters long")
    void longName() throws Exception {
        assertThat(Http.get(url + "/tapes/demo/sessions/" + "s".repeat(100) + "/version")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Http.get(url + "/tapes/demo/sessions/" + "s".repeat(101) + "/version")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("a same-origin Origin, which Kubernetes clients send, is allowed; any other is refused")
    void origin() throws Exception {
        int port = server.port();
        for (String good : List.of(
                "Origin: http://127.0.0.1:" + port + "\r\n",
                "Origin: HTTP://127.0.0.1:" + port + "\r\n",
                "Sec-Fetch-Site: none\r\n",
                "")) {
            assertThat(get("127.0.0.1:" + port, good)).as(good).startsWith("HTTP/1.1 200");
        }
        assertThat(get("localhost:" + port, "Origin: http://localhost:" + port + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(get("LOCALHOST", "Origin: http://localhost:80\r\n")).startsWith("HTTP/1.1 200");
        assertThat(get("[::1]:" + port, "Origin: http://[::1]:" + port + "\r\n"))
                .startsWith("HTTP/1.1 200");
        for (String bad : List.of(
                "Origin: http://example.com\r\n",
                "Origin: http://127.0.0.1:" + (port + 1) + "\r\n",
                "Origin: https://127.0.0.1:" + port + "\r\n",
                "Origin: http://127.0.0.1\r\n",
                "Origin: http://127.0.0.1:" + port + ".example.com\r\n",
                "Origin: http://127.0.0.1:" + port + "@example.com\r\n",
                "Origin: http://localhost:" + port + "\r\n",
                "Origin: http://127.0.0.1:" + port + "\r\nOrigin: http://example.com\r\n",
                "Origin: null\r\n",
                "Origin: \r\n",
                "Origin: %%\r\n",
                "Sec-Fetch-Site: cross-site\r\n",
                "Sec-Fetch-Site: same-site\r\n")) {
            assertThat(get("127.0.0.1:" + port, bad)).as(bad).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    @DisplayName("a Host other than this machine is refused, whatever the Origin")
    void host() throws Exception {
        int port = server.port();
        for (String name : List.of(
                "rebound.example.com:" + port,
                "127.0.0.1.example.com:" + port,
                "localhost.example.com",
                "127.0.0.1@example.com",
                "10.0.0.1:" + port)) {
            assertThat(get(name, "")).as(name).startsWith("HTTP/1.1 4");
            assertThat(get(name, "Origin: http://" + name + "\r\n")).as(name).startsWith("HTTP/1.1 4");
        }
        assertThat(raw("GET http://example.com/tapes/demo/version HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    @DisplayName("a CORS preflight gets no CORS headers")
    void preflight() throws Exception {
        for (String origin : List.of("http://example.com", url)) {
            String answer = raw("OPTIONS /tapes/demo/api/v1/pods HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nOrigin: " + origin + "\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("Access-Control");
        }
    }

    @Test
    @DisplayName(
            "a body of 3 MiB is accepted; one byte more is 413, with or without Content-Length, without waiting for the rest")
    void largeBodies() throws Exception {
        String prefix = "{\"metadata\":{\"name\":\"big\"}}";
        String fits = prefix + " ".repeat(MAX_BODY - prefix.length());
        assertThat(Http.send("POST", url + CONFIG_MAPS, "application/json", fits)
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<String> refused = Http.send("POST", url + CONFIG_MAPS, "application/json", fits + " ");
        assertThat(refused.statusCode()).isEqualTo(413);
        Status status = Status.parse(refused.body().getBytes(StandardCharsets.UTF_8));
        assertThat(status.reason()).isEqualTo("RequestEntityTooLarge");
        assertThat(status.message()).isEqualTo("Request entity too large: limit is 3145728");
        assertThat(status.code()).isEqualTo(413);

        String head = "POST " + CONFIG_MAPS + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
        assertThat(firstLine(head + "Content-Length: 209715200\r\n\r\n")).contains("413");
        assertThat(firstLine(head + "Content-Length: 209715200\r\nExpect: 100-continue\r\n\r\n"))
                .contains("413");
        assertThat(firstLine(head + "Transfer-Encoding: chunked\r\n\r\n400000\r\n" + "x".repeat(0x400000) + "\r\n"))
                .contains("413");
    }

    @Test
    @DisplayName("the server responds while 200 MB are still being sent, and stores none of them")
    void streaming() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + CONFIG_MAPS + "/big HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
            assertThat(line(socket.getInputStream())).contains("413");
        }
    }

    @Test
    @DisplayName("a compressed body is not decompressed, with or without Content-Encoding")
    void zipBomb() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
        }
        for (String encoding : List.of("Content-Encoding: gzip\r\n", "")) {
            try (Socket socket = connect()) {
                socket.getOutputStream()
                        .write(("POST " + CONFIG_MAPS + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + encoding
                                        + "Content-Length: " + bytes.size() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(bytes.toByteArray());
                assertThat(line(socket.getInputStream())).contains("415");
            }
        }
    }

    @Test
    @DisplayName("too large headers get a Status")
    void largeHeaders() throws Exception {
        String answer = raw("GET /tapes/demo/version HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Large: " + "x".repeat(100_000)
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("\"kind\":\"Status\"");
    }

    @Test
    @DisplayName("500 incomplete headers and 500 incomplete bodies do not block other requests")
    void slowLoris() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                slow.add(connect());
                slow.get(slow.size() - 1)
                        .getOutputStream()
                        .write("GET /tapes/demo/ver".getBytes(StandardCharsets.US_ASCII));
                slow.add(connect());
                slow.get(slow.size() - 1)
                        .getOutputStream()
                        .write(("POST " + CONFIG_MAPS
                                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{\"meta")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThat(Http.get(url + "/tapes/demo/api/v1/pods").statusCode())
                        .isEqualTo(200);
                assertThat(Http.send("POST", url + CONFIG_MAPS, "application/json", "{}")
                                .statusCode())
                        .isEqualTo(422);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("a silent watch sends nothing, and is closed when its client leaves")
    void silentWatch() throws Exception {
        String watch = "GET /tapes/demo/sessions/silent/api/v1/namespaces/default/configmaps?watch=1&resourceVersion=1"
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        int before = server.openWatches();
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(watch.replace("&resourceVersion=1", "&resourceVersion=99999999")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String line = line(in);
            assertThat(line).contains("200");
            while (!line.isEmpty()) {
                line = line(in);
            }
            assertThat(server.openWatches()).isEqualTo(before + 1);
            socket.setSoTimeout(500);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(in::read))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(server.openWatches()).isEqualTo(before));
    }

    private static String get(String host, String more) throws IOException {
        return raw("GET /tapes/demo/version HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n");
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** Sends a request, and returns everything until the server closes the connection. */
    private static String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstLine(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return line(socket.getInputStream());
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
