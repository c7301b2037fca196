package informers.chaos;

import informers.util.Concurrency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bad network between two processes: a server that forwards requests to another one, or drops them,
 * and returns the responses, or a part of them.
 */
final class ChaosRelay implements AutoCloseable {
    private final ServerSocket server;
    private final int upstream;
    private final Network network;
    private final Concurrency concurrency;
    private final Set<RelayedRequest> open = ConcurrentHashMap.newKeySet();

    /** @param upstream the port of the real server, on this machine */
    ChaosRelay(int upstream, Network network, Concurrency concurrency) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.upstream = upstream;
        this.network = network;
        this.concurrency = concurrency;
        daemon("relay", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                RelayedRequest request = new RelayedRequest(client, upstream, network, concurrency);
                open.add(request);
                daemon("relayed", () -> {
                    request.run();
                    open.remove(request);
                });
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // the socket is closed anyway
        }
        open.forEach(RelayedRequest::reset);
    }
}
