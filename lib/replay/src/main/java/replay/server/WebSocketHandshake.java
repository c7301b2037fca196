package replay.server;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConnection;

/** The WebSocket handshake of a watch (RFC 6455, section 4). fabric8's client watches this way. */
final class WebSocketHandshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketHandshake() {}

    /** Returns whether a request asks for a WebSocket. HTTP/2 has none. */
    static boolean isAsked(Request request) {
        return HttpConnection.getCurrentConnection() != null
                && request.getMethod().getName().equals("GET")
                && words(request, "Upgrade").contains("websocket")
                && words(request, "Connection").contains("upgrade");
    }

    /** Returns the headers of the response 101; empty if the handshake is invalid. */
    static Optional<HttpHeaders> respond(Request request) {
        String key = String.valueOf(request.getHeader("Sec-WebSocket-Key")).strip();
        if (!words(request, "Sec-WebSocket-Version").equals(List.of("13")) || !is16Bytes(key)) {
            return Optional.empty();
        }
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(new HttpHeader("Upgrade", "websocket"));
        headers.add(new HttpHeader("Connection", "Upgrade"));
        headers.add(new HttpHeader("Sec-WebSocket-Accept", accept(key)));
        HttpHeader protocols = request.header("Sec-WebSocket-Protocol");
        if (protocols.isPresent()
                && protocols.values().size() == 1
                && protocols.firstValue().matches("[\\w.-]+")) {
            headers.add(new HttpHeader(
                    "Sec-WebSocket-Protocol", protocols.firstValue())); // the only version, as in Go's server
        }
        return Optional.of(new HttpHeaders(headers));
    }

    private static List<String> words(Request request, String name) {
        HttpHeader header = request.header(name);
        List<String> words = new ArrayList<>();
        for (String value : header.isPresent() ? header.values() : List.<String>of()) {
            for (String word : value.split(",")) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static boolean is16Bytes(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
