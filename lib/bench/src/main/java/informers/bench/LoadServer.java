package informers.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An API server that knows pods only, and serves them from memory, over HTTP/1.1 without TLS. It must not be the bottleneck:
 * for each event it writes only the version and the phase.
 *
 * <p>It reads commands from its standard input: {@code pods N} starts again with N pods (and prints {@code ready}),
 * {@code events N} sends N MODIFIED events, {@code expire} ends all watches with 410.
 */
public final class LoadServer {
    private static final Cluster CLUSTER = new Cluster();
    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

    private LoadServer() {}

    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        System.out.println("port " + server.getLocalPort());
        daemon(() -> accept(server));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "pods" -> {
                    CLUSTER.reset(Integer.parseInt(words[1]));
                    for (Socket socket : OPEN) {
                        socket.close();
                    }
                    System.out.println("ready");
                }
                case "events" -> CLUSTER.happen(Long.parseLong(words[1]));
                case "expire" -> CLUSTER.expire();
                default -> throw new IllegalArgumentException("expected pods, events or expire, found: " + line);
            }
        }
    }

    private static void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                OPEN.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                throw new IllegalStateException("cannot accept connections any more", e);
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            new Conversation(socket, CLUSTER).run();
        } catch (IOException | InterruptedException e) {
            // the client closed the connection
        } finally {
            OPEN.remove(socket);
        }
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
    }
}
