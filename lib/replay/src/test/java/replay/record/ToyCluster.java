package replay.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import replay.Fixtures;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.internal.table.Tables;
import replay.internal.tape.Tape;

/** A tape behind a small HTTP server that a test can make fail. */
final class ToyCluster implements AutoCloseable {
    /** Changes the responses of the tape. */
    interface Trouble {
        /** Returns a response in place of the tape's; null for the tape's. */
        default ApiResponse.Body instead(ApiRequest request) {
            return null;
        }

        /** Returns the number of lines after which a watch ends; the rest is never sent. */
        default int lines(ApiRequest request) {
            return Integer.MAX_VALUE;
        }

        /** Returns what is sent before such a watch ends. */
        default String lastWords(ApiRequest request) {
            return "";
        }

        default ApiRequest changed(ApiRequest request) {
            return request;
        }
    }

    private final Session session;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ApiRequest> requests = new CopyOnWriteArrayList<>();
    private final Trouble trouble;

    ToyCluster(String tape, double speed, Trouble trouble) throws IOException {
        this.trouble = trouble;
        session = new Session(Tape.load(Fixtures.tapes().resolve(tape)), new Tables(), System::nanoTime, speed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the requests for a path, in order. */
    List<ApiRequest> requests(String path, boolean watch) {
        return requests.stream()
                .filter(r -> r.path().equals(path) && r.parameter("watch").equals("true") == watch)
                .toList();
    }

    static ApiResponse.Body json(int status, String body) {
        return new ApiResponse.Body(status, "application/json", java.util.Map.of(), body.getBytes());
    }

    static String failure(int code, String reason, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
                + message + "\",\"reason\":\"" + reason + "\",\"code\":" + code + "}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ApiRequest request = ApiRequest.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath()
                            + (exchange.getRequestURI().getRawQuery() == null
                                    ? ""
                                    : "?" + exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders().getFirst("Accept"),
                    "",
                    new byte[0]);
            requests.add(request);
            ApiResponse answer = trouble.instead(request);
            if (answer == null) {
                answer = session.handle(trouble.changed(request));
            }
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            if (answer instanceof ApiResponse.Body body) {
                body.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(body.status(), body.bytes().length == 0 ? -1 : body.bytes().length);
                exchange.getResponseBody().write(body.bytes());
            } else {
                exchange.sendResponseHeaders(200, 0);
                stream(request, ((ApiResponse.Stream) answer).cursor(), exchange.getResponseBody());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(ApiRequest request, WatchCursor cursor, OutputStream out)
            throws IOException, InterruptedException {
        int left = trouble.lines(request);
        try (cursor) {
            out.flush();
            while (!cursor.ended()) {
                for (byte[] line : cursor.poll()) {
                    if (left-- == 0) {
                        out.write(trouble.lastWords(request).getBytes());
                        return;
                    }
                    out.write(line);
                    out.flush();
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
    }

    /** Stops as if the process were killed. */
    void die() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void close() {
        die();
        session.close();
    }
}
