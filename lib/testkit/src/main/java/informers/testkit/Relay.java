package informers.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP relay on 127.0.0.1 in front of a server on the same machine. It does to connections what networks do: loses data, ends,
 * resets and delays. The bytes may be HTTP/1.1, HTTP/2 or TLS; the relay does not interpret them.
 *
 * <pre>{@code
 * try (Relay relay = Relay.to(server.port())) {
 *     RestClient client = RestClient.of(ClientConfig.of("http://127.0.0.1:" + relay.port()));
 *     relay.next(Fault.RESET, 2000); // the next connection is reset after 2000 bytes from the server
 *     ...
 *     relay.now(Fault.SWALLOW); // from now on, open connections transfer nothing
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Relay implements AutoCloseable {
    /** A failure of a connection. */
    public enum Fault {
        /** The connection stays open, and all data in either direction is lost, as if the other machine had vanished. */
        SWALLOW,
        /** The connection ends as if the other side had closed it. */
        HANG_UP,
        /** The connection is reset (TCP RST). */
        RESET
    }

    private record Plan(Fault fault, long bytes) {}

    private final ServerSocket socket;
    private final int target;
    private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    private Relay(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
    }

    /**
     * Starts a relay.
     *
     * @param port of the server, on 127.0.0.1
     * @throws UncheckedIOException if no port is free for the relay
     */
    public static Relay to(int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")), port);
            start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port on which the relay listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the number of connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Applies a fault to all connections that are open now. Later connections are not affected. */
    public void now(Fault fault) {
        open.forEach(connection -> connection.suffer(fault));
    }

    /**
     * Applies a fault to the next connection. Several calls apply to the next connections in order, one each.
     *
     * @param bytes the number of bytes from the server that still pass before the fault; 0 for none
     */
    public void next(Fault fault, long bytes) {
        plans.add(new Plan(fault, bytes));
    }

    /** Delays each piece of data from the server by this time, from now on. */
    public void delay(Duration by) {
        delay = by;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                Plan plan = plans.poll();
                start(() -> new Connection(client, plan).run());
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** Stops the relay and resets all its connections. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        now(Fault.RESET);
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {
        private final Socket client;
        private final Socket server = new Socket();
        private final Plan plan;
        private volatile boolean swallowing;

        Connection(Socket client, Plan plan) {
            this.client = client;
            this.plan = plan;
        }

        void run() {
            open.add(this);
            try {
                if (plan != null && plan.bytes() == 0) {
                    suffer(plan.fault());
                }
                if (!client.isClosed()) {
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                    server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), target));
                    start(() -> pump(client, server, false));
                    pump(server, client, true);
                }
            } catch (IOException e) {
                suffer(Fault.HANG_UP);
            }
        }

        private void pump(Socket from, Socket to, boolean answers) {
            long passed = 0;
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                while (true) {
                    boolean limited = answers && plan != null && plan.bytes() > passed;
                    int most = limited ? (int) Math.min(buffer.length, plan.bytes() - passed) : buffer.length;
                    int n = in.read(buffer, 0, most);
                    if (n < 0) {
                        break;
                    }
                    if (answers && !delay.isZero()) {
                        Thread.sleep(delay.toMillis());
                    }
                    if (!swallowing) {
                        out.write(buffer, 0, n);
                        passed += n;
                    }
                    if (limited && passed == plan.bytes()) {
                        suffer(plan.fault());
                    }
                }
            } catch (IOException | InterruptedException e) {
                // one of the two sides has closed the connection
            }
            if (!swallowing) {
                suffer(Fault.HANG_UP);
            }
        }

        void suffer(Fault fault) {
            if (fault == Fault.SWALLOW) {
                swallowing = true;
                return;
            }
            open.remove(this);
            for (Socket side : new Socket[] {client, server}) {
                try {
                    if (fault == Fault.RESET && !side.isClosed()) {
                        side.setSoLinger(true, 0);
                    }
                    side.close();
                } catch (IOException e) {
                    // closed already
                }
            }
        }
    }
}
