package informers.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay of TCP on 127.0.0.1, before a server there, that does to connections what networks do: it swallows, cuts,
 * resets and delays. What goes through it may be HTTP/1.1, HTTP/2 or TLS; it does not look.
 *
 * <pre>{@code
 * try (Relay relay = Relay.to(server.port())) {
 *     RestClient client = RestClient.of(ClientConfig.of("http://127.0.0.1:" + relay.port()));
 *     relay.next(Fault.RESET, 2000); // the next connection is reset after 2000 bytes of answers
 *     ...
 *     relay.now(Fault.SWALLOW); // from here on, nothing comes through those that are open
 * }
 * }</pre>
 *
 * <p>Any thread.
 */
public final class Relay implements AutoCloseable {
    /** What happens to a connection. */
    public enum Fault {
        /** It stays open, and whatever is sent through it in either direction is lost: as if the machine had vanished. */
        SWALLOW,
        /** It ends as if the other side had closed it. */
        HANG_UP,
        /** It is reset. */
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

    /** A relay to this port of 127.0.0.1. */
    public static Relay to(int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1")), port);
            start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections there were so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Does this to all connections that are open now; those that come later are not touched. */
    public void now(Fault fault) {
        open.forEach(connection -> connection.suffer(fault));
    }

    /**
     * Does this to the next connection, after so many bytes from the server came through. Said twice, it holds for the two
     * next ones.
     *
     * @param bytes 0 for at once
     */
    public void next(Fault fault, long bytes) {
        plans.add(new Plan(fault, bytes));
    }

    /** Each piece of an answer comes so much later from now on. */
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

    /** Ends it and all its connections. */
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
                    server.connect(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), target));
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
                // one of the sides is gone
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
