package workbook.see;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page to its owner: on 127.0.0.1, on a free port, below a path that only the owner knows. Anything else gets an empty 404.
 * Safe for use by many threads.
 *
 * <p>The JDK's server reads a request on a thread. So as many threads as are likely connections may exist for a moment; those of clients
 * that do not send their request are ended after a few seconds.
 */
public final class SeeServer implements AutoCloseable {
    private static final int MOST_THREADS = 2_000;
    private static final int STACK = 512 * 1024;
    private static final int MOST_BODY = 256 * 1024; // the longest session fits

    static {
        // Read once by the JDK's server, when its first one is created. In seconds; it has no other way to set them.
        limit("sun.net.httpserver.maxReqTime", 5);
        limit("sun.net.httpserver.maxRspTime", 60);
        limit("sun.net.httpserver.maxReqHeaders", 64);
        limit("sun.net.httpserver.maxReqHeaderSize", 16 * 1024);
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Gate gate;
    private final Page page;

    private SeeServer(HttpServer server, ThreadPoolExecutor threads, Page page) {
        this.server = server;
        this.threads = threads;
        this.page = page;
        this.gate = Gate.of(server.getAddress().getPort());
    }

    private static void limit(String name, int value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, String.valueOf(value));
        }
    }

    /**
     * Starts a server.
     *
     * @param page what it serves; closed with the server
     * @throws IOException if it cannot listen on 127.0.0.1
     */
    public static SeeServer start(Page page) throws IOException {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1_000);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), body -> {
                    Thread thread = new Thread(null, body, "see", STACK);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        SeeServer server = new SeeServer(http, threads, page);
        http.setExecutor(threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /** Returns the address of the page. Who knows it may use the page. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + gate.token() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String path = gate.path(exchange).orElse(null);
            if (path == null) {
                Reply.status(exchange, 404);
            } else if (path.startsWith("api/")) {
                call(exchange, path.substring("api/".length()));
            } else if (exchange.getRequestMethod().equals("GET")) {
                StaticFiles.send(exchange, path);
            } else {
                Reply.status(exchange, 405);
            }
        } catch (IllegalArgumentException e) {
            Reply.error(exchange, 400, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            Reply.error(exchange, 500, "unexpected " + e.getClass().getName()); // its message may have anything in it
        } finally {
            exchange.close();
        }
    }

    private void call(HttpExchange exchange, String name) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        if (!post && !exchange.getRequestMethod().equals("GET")) {
            Reply.status(exchange, 405);
        } else if (!post && name.equals("events")) {
            page.events().serve(exchange);
        } else if (!post && name.equals("scenes")) {
            Reply.json(exchange, 200, page.scenes());
        } else if (post && List.of("play", "predict", "give-up").contains(name)) {
            post(exchange, name);
        } else {
            Reply.status(exchange, 404);
        }
    }

    private void post(HttpExchange exchange, String name) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.split(";")[0].strip().equals("application/json")) { // a form of a foreign page has other types
            Reply.error(exchange, 415, "expected a body of the type application/json");
            return;
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MOST_BODY + 1);
            if (body.length > MOST_BODY) {
                Reply.error(exchange, 413, "expected a body of at most " + MOST_BODY + " bytes");
                return;
            }
        }
        Map<String, Object> fields = Json.fields(body);
        Reply.json(
                exchange,
                200,
                switch (name) {
                    case "play" -> page.play(fields);
                    case "predict" -> page.predict(fields);
                    default -> page.giveUp(fields);
                });
    }

    /** Stops the server at once; open responses are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        page.close();
    }
}
