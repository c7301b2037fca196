package workbook.cli.guest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import informers.api.ConfigMap;
import informers.api.Unstructured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A cluster that has only ConfigMaps, and an admission webhook that delays each POST until the test releases it. Safe for use by many threads. */
final class SlowCluster implements AutoCloseable {
    final CountDownLatch posted = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    /** Released when the first GET of a missing object was answered; the object is created then. */
    volatile boolean madeAfterTheFirstLook;

    /** The response to a POST; after an error, nothing is created. */
    volatile int answer = 201;

    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile String lastPosted = "";

    SlowCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("slow.yaml"), """
                apiVersion: v1
                kind: Config
                current-context: one
                clusters: [{name: a, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: one, context: {cluster: a}}]
                """.formatted(
                                server.getAddress().getPort()))
                .toString();
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> post(exchange, path, body);
                case "DELETE" -> send(exchange, objects.remove(path) == null ? 404 : 200, status(200, ""));
                default -> get(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(HttpExchange exchange, String path, byte[] body) throws IOException, InterruptedException {
        Unstructured made = Unstructured.fromYaml(new String(body, StandardCharsets.UTF_8));
        ConfigMap stored = made.edit()
                .set("uid-1", "metadata", "uid")
                .set("1", "metadata", "resourceVersion")
                .build(ConfigMap.TYPE);
        String json = new String(stored.json(), StandardCharsets.UTF_8);
        lastPosted = json;
        posted.countDown();
        letGo.await();
        if (answer >= 400) {
            send(exchange, answer, status(answer, "Timeout"));
            return;
        }
        objects.put(path + "/" + made.name(), json);
        send(exchange, answer, json);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        String there = objects.get(path);
        if (there == null) {
            if (madeAfterTheFirstLook && !lastPosted.isEmpty()) {
                madeAfterTheFirstLook = false;
                objects.put(path, lastPosted);
            }
            send(exchange, 404, status(404, "NotFound"));
        } else {
            send(exchange, 200, there);
        }
    }

    private static String status(int code, String reason) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"" + (code < 400 ? "Success" : "Failure")
                + "\",\"reason\":\"" + reason + "\",\"code\":" + code + "}";
    }

    private static void send(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        letGo.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
