package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Watches on WebSockets, with the JDK's client and with raw frames. */
@Timeout(60)
class WebSocketIT {
    private static final LinkedBlockingQueue<ScriptedCursor> CURSORS = new LinkedBlockingQueue<>();
    private static final String HANDSHAKE = "GET /tapes/toy/api/v1/pods?watch=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static TapeTransformer transformer;
    private static WireMockServer wireMock;

    @BeforeAll
    static void start() {
        ReplayOptions options = ReplayOptions.of(Fixtures.wiremock())
                .withClientCheck(Duration.ofMillis(1))
                .withMaxWatches(3);
        transformer = new TapeTransformer(WebSocketIT::answer, options);
        wireMock = ReplayServer.startWireMock(options, transformer);
    }

    @AfterAll
    static void stop() {
        wireMock.stop();
    }

    @BeforeEach
    void noCursorOfAFailedTest() {
        CURSORS.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isZero());
        assertThat(CURSORS).isEmpty();
    }

    private static ApiResponse answer(String tape, String session, ApiRequest request) {
        if (request.parameter("watch").equals("1")) {
            ScriptedCursor cursor = new ScriptedCursor();
            CURSORS.add(cursor);
            return new ApiResponse.Stream(200, "application/json", cursor);
        }
        return ErrorResponses.failure(403, "Forbidden", "no");
    }

    /** What a client receives: texts, {@code close 1000}, {@code pong ...}. */
    private static final class Heard implements WebSocket.Listener {
        final BlockingQueue<String> all = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                all.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            all.add("pong " + StandardCharsets.UTF_8.decode(message));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            all.add("close " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            all.add("error " + error);
        }

        String next() throws InterruptedException {
            return String.valueOf(all.poll(20, TimeUnit.SECONDS));
        }
    }

    private static WebSocket open(Heard heard) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + wireMock.port() + "/tapes/toy/api/v1/pods?watch=1"), heard)
                .join();
    }

    @Test
    @DisplayName("each event is one text message, whatever its size, and the end of the watch closes the socket")
    void events() throws Exception {
        Heard heard = new Heard();
        open(heard);
        ScriptedCursor cursor = CURSORS.take();
        for (int size : new int[] {1, 124, 125, 126, 65534, 65535, 65536, 3_000_000}) {
            String event = "é".repeat(1) + "x".repeat(size - 1);
            cursor.send(event);
            assertThat(heard.next()).isEqualTo(event + "\n");
        }
        cursor.end();
        assertThat(heard.next()).isEqualTo("close 1000");
        await().until(cursor::isClosed);
    }

    @Test
    @DisplayName("a silent watch responds to pings; a close frame of the client ends the watch")
    void pings() throws Exception {
        Heard heard = new Heard();
        WebSocket socket = open(heard);
        ScriptedCursor cursor = CURSORS.take();
        for (int i = 0; i < 3; i++) {
            socket.sendPing(ByteBuffer.wrap(("still there " + i).getBytes(StandardCharsets.UTF_8)))
                    .join();
            assertThat(heard.next()).isEqualTo("pong still there " + i);
        }
        socket.sendText("a watch reads nothing".repeat(10_000), true).join();
        cursor.send("event");
        assertThat(heard.next()).isEqualTo("event\n");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
        assertThat(heard.next()).isEqualTo("close 1000");
        await().until(cursor::isClosed);
    }

    @Test
    @DisplayName("a client that leaves without a close frame frees its thread and its cursor")
    void leaving() throws Exception {
        WebSocket socket = open(new Heard());
        ScriptedCursor cursor = CURSORS.take();
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isEqualTo(1));
        socket.abort();
        await().until(cursor::isClosed);
    }

    @Test
    @DisplayName("the response to the handshake is the example of RFC 6455; frames sent with the handshake are read")
    void handshake() throws Exception {
        try (Socket socket = connect()) {
            byte[] ping = frame(0x89, "early");
            OutputStream out = socket.getOutputStream();
            out.write((HANDSHAKE + "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(ping);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(head(in))
                    .startsWith("HTTP/1.1 101")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .contains("Sec-WebSocket-Protocol: v4.channel.k8s.io")
                    .doesNotContain("Content-Length", "Transfer-Encoding");
            assertThat(in.readUnsignedByte()).isEqualTo(0x8a);
            assertThat(new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8))
                    .isEqualTo("early");
        }
        await().until(CURSORS.take()::isClosed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0xc1, 0x0a, 0xf9})
    @DisplayName(
            "what no client may send ends the connection: extensions, control frames in pieces; and frames without mask")
    void wrongFrames(int first) throws Exception {
        // often, for two threads of the server see the end at the same time
        for (int i = 0; i < 10; i++) {
            wrongFrame(first);
        }
    }

    private static void wrongFrame(int first) throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write((HANDSHAKE + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(head(in)).startsWith("HTTP/1.1 101");
            out.write(first == 0x01 ? new byte[] {(byte) 0x81, 1, 'x'} : frame(first, "x"));
            assertThat(in.read()).isEqualTo(-1);
        }
        await().until(CURSORS.take()::isClosed);
    }

    @Test
    @DisplayName("an invalid handshake is 400, one watch too many is 429, other errors are passed on")
    void refusals() throws Exception {
        assertThat(first(HANDSHAKE.replace("Version: 13", "Version: 8"))).contains("400");
        assertThat(first(HANDSHAKE.replace("dGhlIHNhbXBsZSBub25jZQ==", "short")))
                .contains("400");
        assertThat(first(HANDSHAKE.replace("?watch=1", ""))).contains("403");
        assertThat(first(HANDSHAKE + "Origin: http://example.com\r\n")).contains("403");
        CURSORS.clear();
        Heard heard = new Heard();
        for (int i = 0; i < 3; i++) {
            open(heard);
        }
        await().untilAsserted(() -> assertThat(transformer.openWatches()).isEqualTo(3));
        assertThat(first(HANDSHAKE)).contains("429");
        for (ScriptedCursor cursor : CURSORS) {
            cursor.end();
        }
        CURSORS.clear();
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", wireMock.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String first(String head) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return head(socket.getInputStream()).lines().findFirst().orElseThrow();
        }
    }

    private static byte[] frame(int first, String payload) {
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(6 + text.length);
        frame.put((byte) first).put((byte) (0x80 | text.length)).put(new byte[] {1, 2, 3, 4});
        for (int i = 0; i < text.length; i++) {
            frame.put((byte) (text[i] ^ (i % 4 + 1)));
        }
        return frame.array();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
