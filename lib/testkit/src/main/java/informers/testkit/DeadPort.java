package informers.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A TCP port of 127.0.0.1 that refuses every connection until this object is closed: the port is bound, and nothing listens on
 * it. A port that is only known to be free may be taken by another process at any time.
 *
 * <p>Safe for use by many threads.
 */
public final class DeadPort implements AutoCloseable {
    private final Socket socket = new Socket();

    /**
     * Binds a free port.
     *
     * @throws IOException if there is none
     */
    public DeadPort() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    /** Returns the port's number. */
    public int number() {
        return socket.getLocalPort();
    }

    /** Releases the port. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
