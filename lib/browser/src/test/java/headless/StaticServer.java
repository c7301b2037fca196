package headless;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A plain server of files on 127.0.0.1, below a path, with gzip, as a static host has it. It notes what was missing. */
public final class StaticServer implements AutoCloseable {
    private static final String PATH = "/some/book/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Path> folders;
    private final List<String> missing = new CopyOnWriteArrayList<>();

    /** @param folders where a file is looked for, in this order */
    public StaticServer(Path... folders) throws IOException {
        this.folders = List.of(folders);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Returns the address of the first page's folder. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** Returns the paths that were asked for and are not there. */
    public List<String> missing() {
        return missing;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Path> found = path.startsWith(PATH) ? find(path.substring(PATH.length())) : Optional.empty();
        if (found.isEmpty()) {
            missing.add(path);
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        Path file = found.get();
        byte[] body = gzip(Files.readAllBytes(file));
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending(file), "application/octet-stream"));
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Optional<Path> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name).normalize())
                .filter(file -> folders.stream().anyMatch(file::startsWith))
                .map(file -> Files.isDirectory(file) ? file.resolve("index.html") : file)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
