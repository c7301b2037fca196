package workbook.see;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An API server with many pods, of which one after the other changes, at a steady rate. It knows LIST and WATCH of pods, and nothing else. */
final class BusyCluster implements AutoCloseable {
    private final ServerSocket socket;
    private final int pods;
    private final int perSecond;
    private volatile long sent;

    BusyCluster(int pods, int perSecond) throws IOException {
        this.pods = pods;
        this.perSecond = perSecond;
        socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start(this::accept);
    }

    /** Serves until it is killed: {@code BusyCluster PODS EVENTS_PER_SECOND}. Prints its address. */
    public static void main(String... args) throws Exception {
        BusyCluster cluster = new BusyCluster(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        System.out.println(cluster.url());
        while (true) {
            TimeUnit.SECONDS.sleep(60);
            System.out.println(cluster.sent() + " events sent");
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    long sent() {
        return sent;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            String request = in.readLine();
            for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
                // the headers do not matter
            }
            if (request == null) {
                return;
            }
            if (request.contains("sendInitialEvents=true")) {
                send(out, "422 Unprocessable Entity", """
                        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","code":422,"message":"no streamed lists"}""");
            } else if (request.contains("watch=")) {
                watch(out);
            } else {
                send(
                        out,
                        "200 OK",
                        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
                                + IntStream.range(0, pods)
                                        .mapToObj(i -> pod(i, 1))
                                        .collect(Collectors.joining(","))
                                + "]}");
            }
        } catch (IOException e) {
            // the client has gone away
        }
    }

    private static void send(OutputStream out, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        out.flush();
    }

    /** Sends what is due every few milliseconds. */
    private void watch(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        long begin = System.nanoTime();
        for (long events = 0; !socket.isClosed(); ) {
            long due = (System.nanoTime() - begin) * perSecond / 1_000_000_000L;
            StringBuilder text = new StringBuilder();
            for (; events < due; events++) {
                text.append("{\"type\":\"MODIFIED\",\"object\":")
                        .append(pod((int) (events % pods), 2 + events))
                        .append("}\n");
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            sent = events;
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String pod(int number, long version) {
        return "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"pod-" + number
                + "\",\"namespace\":\"default\",\"uid\":\"uid-" + number + "\",\"resourceVersion\":\"" + version
                + "\",\"labels\":{\"app\":\"web\",\"pod-template-hash\":\"687ff78757\"}},\"spec\":{\"nodeName\":\"node-"
                + number % 100 + "\",\"containers\":[{\"name\":\"web\",\"image\":\"registry.example/web:1.2.3\"}]},"
                + "\"status\":{\"phase\":\"Running\",\"podIP\":\"10.0.0." + number % 250 + "\"}}";
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "busy cluster");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
