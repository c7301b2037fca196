package workbook.see;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page, from the class path. */
final class StaticFiles {
    /** No name has two dots in a row, or begins with one: nothing outside the page's folder can be named. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.min)?\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "json", "application/json");

    private StaticFiles() {}

    static void send(HttpExchange exchange, String path) throws IOException {
        String name = path.isEmpty() ? "index.html" : path;
        Matcher matcher = NAME.matcher(name);
        String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
        try (InputStream in = type == null ? null : StaticFiles.class.getResourceAsStream("/workbook/see/" + name)) {
            if (in == null || type == null) {
                Reply.status(exchange, 404);
            } else {
                Reply.bytes(exchange, type, in.readAllBytes());
            }
        }
    }
}
