package workbook.see;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests come from the owner's page. Other pages in the same browser can reach 127.0.0.1, too: with a name that they let
 * point to it (DNS rebinding), or by guessing the port. Immutable.
 */
final class Gate {
    private static final int TOKEN_BYTES = 16;

    private final String token;
    private final List<String> hosts;

    private Gate(String token, int port) {
        this.token = token;
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** Creates a gate with a new token. */
    static Gate of(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return new Gate(HexFormat.of().formatHex(random), port);
    }

    String token() {
        return token;
    }

    /** Returns the path after the token, without its slash, such as {@code api/scenes}; empty if the request is not the owner's. */
    Optional<String> path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String[] parts = path == null ? new String[0] : path.split("/", 3);
        String given = parts.length > 1 ? parts[1] : "";
        boolean good = MessageDigest.isEqual(bytes(given), bytes(token)); // takes as long for each wrong token
        return good && parts.length == 3 && isOurs(exchange.getRequestHeaders())
                ? Optional.of(parts[2])
                : Optional.empty();
    }

    private boolean isOurs(Headers headers) {
        String origin = single(headers, "Origin");
        String site = single(headers, "Sec-Fetch-Site");
        return hosts.contains(String.valueOf(single(headers, "Host")))
                && (origin == null || hosts.stream().anyMatch(host -> origin.equals("http://" + host)))
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }

    /** Returns the value of a header; of several values none is right. */
    private static @Nullable String single(Headers headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.size() == 1 ? values.get(0) : String.join(", ", values);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
