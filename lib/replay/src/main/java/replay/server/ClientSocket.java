package replay.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client of a watch has left, asked of its socket. The real server also ends a watch when the client has
 * closed its side; and as it does, this one sends nothing to find out.
 *
 * <p>Over TLS and HTTP/2 the socket cannot be asked; there a client that left shows at the next event.
 */
final class ClientSocket {
    private static final ClientSocket UNKNOWN = new ClientSocket(null, null);

    private final @Nullable HttpConnection connection;
    private final @Nullable SocketChannel channel;
    private final ByteBuffer dropped = ByteBuffer.allocate(1024);

    private ClientSocket(@Nullable HttpConnection connection, @Nullable SocketChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Returns the socket of the request that the calling thread answers. */
    static ClientSocket ofThisRequest() {
        HttpConnection connection = HttpConnection.getCurrentConnection();
        if (connection == null) {
            return UNKNOWN;
        }
        EndPoint endPoint = connection.getEndPoint();
        return endPoint instanceof SocketChannelEndPoint && endPoint.getTransport() instanceof SocketChannel channel
                ? new ClientSocket(connection, channel)
                : UNKNOWN;
    }

    /** Never blocks. Call it only while the answer is being written, from the thread that writes. */
    boolean isClosed() {
        if (connection == null || channel == null) {
            return false;
        }
        try {
            int count = channel.read(dropped.clear());
            if (count > 0) {
                // A request sent before this one was answered. It is lost; the connection ends with this answer.
                connection.getGenerator().setPersistent(false);
            }
            return count < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
