import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Given: a network cable between a client and a server on this machine. It can be cut, and mended. */
final class Wire implements AutoCloseable {
    private final int server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /** @param server the server's port */
    Wire(int server) {
        this.server = server;
        this.door = open(0);
        this.port = door.getLocalPort();
        accept(door);
    }

    /** Where the client is to go. */
    int port() {
        return port;
    }

    /** All connections break, and nobody listens any more. */
    void cut() {
        close();
    }

    void mend() {
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
                Socket client = at.accept(); // throws when it is closed, and that is the end
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(upstream);
                daemon("wire to the server", () -> carry(client, upstream));
                daemon("wire to the client", () -> carry(upstream, client));
                if (at.isClosed()) {
                    close(); // it was cut between the two lines above
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

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // a cable has two ends, and one of them is gone
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
