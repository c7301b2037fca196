package informers.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of 127.0.0.1 that refuses every connection, as long as this is open: it is taken, and nobody listens. A port that
 * was free a moment ago may be another's by now.
 */
public final class DeadPort implements AutoCloseable {
    private final Socket socket = new Socket();

    public DeadPort() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
