import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Given: a network connection between a client and a server on this machine that can be cut and restored. */
final class Wire implements AutoCloseable {
    private final Server server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /**
     * Listens on a free port of 127.0.0.1 and forwards every connection to the server.
     *
     * @param server the server's port
     */
    Wire(int server) {
        this(() -> new Socket(InetAddress.getLoopbackAddress(), server));
    }

    /** Forwards every connection to a new connection of this server. */
    Wire(Server server) {
        this.server = server;
        this.door = open(0);
        this.port = door.getLocalPort();
        accept(door);
    }

    /** Returns the port to which a client must connect. */
    int port() {
        return port;
    }

    /** Closes all connections and refuses new ones. */
    void cut() {
        close();
    }

    /** Accepts connections again, on the same port. */
    void restore() {
        door = open(port);
        accept(door);
    }

    private static ServerSocket open(int port) {
        try {
            return new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket at) {
        daemon("wire", () -> {
            while (true) {
                Socket client = at.accept(); // throws when the socket is closed, which ends this thread
                Socket upstream = server.connect();
                open.add(client);
                open.add(upstream);
                daemon("wire to the server", () -> carry(client, upstream));
                daemon("wire to the client", () -> carry(upstream, client));
                if (at.isClosed()) { // cut() was called after accept() returned; restore() may have been called, too
                    client.close();
                    upstream.close();
                }
            }
        });
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** The server's end of a connection. */
    interface Server {
        Socket connect() throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one end of the connection is closed
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
