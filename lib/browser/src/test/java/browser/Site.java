package browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A static server below {@code /some/where/stage/}: the page of the stage, with this module's engine. It sends files, and nothing else. */
final class Site implements AutoCloseable {
    private static final Path PAGE = Path.of("../workbook/src/main/resources/workbook/see");
    private static final Path ENGINE = Path.of("target/engine");
    private static final String BELOW = "/some/where/stage/";

    private final HttpServer server;

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(body -> {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::send);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BELOW;
    }

    private void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.startsWith(BELOW) ? path.substring(BELOW.length()) : "none";
            Path ours = ENGINE.resolve(name);
            Path file = Files.isRegularFile(ours) ? ours : PAGE.resolve(name);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String ending = name.substring(name.lastIndexOf('.') + 1);
            String type = switch (ending) {
                case "html" -> "text/html; charset=utf-8";
                case "js" -> "text/javascript; charset=utf-8";
                case "css" -> "text/css; charset=utf-8";
                case "json" -> "application/json";
                case "svg" -> "image/svg+xml";
                default -> "application/octet-stream";
            };
            byte[] bytes = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
