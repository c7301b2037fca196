package workbook.see;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** Sends responses. Each of them forbids the browser to load anything from elsewhere, to guess types, and to keep what it was sent. */
final class Reply {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private Reply() {}

    static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        ALWAYS.forEach(headers::set);
        if (!type.isEmpty()) {
            headers.set("Content-Type", type);
        }
    }

    /** Sends a status without a word. */
    static void status(HttpExchange exchange, int status) throws IOException {
        headers(exchange, "");
        exchange.sendResponseHeaders(status, -1);
    }

    static void bytes(HttpExchange exchange, String type, byte[] body) throws IOException {
        send(exchange, 200, type, body);
    }

    static void json(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", Json.bytes(body));
    }

    /** Sends an error: what was expected, and what came. */
    static void error(HttpExchange exchange, int status, String message) throws IOException {
        json(exchange, status, Map.of("message", message));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        headers(exchange, type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
