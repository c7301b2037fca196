package replay.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Detects on its socket that the client of a watch has left. Nothing is sent for it. Like the real server, it also
 * ends a watch whose client has closed its side of the connection.
 *
 * <p>With TLS and HTTP/2 the socket cannot show this; there it is detected at the next event.
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

    /** Returns the socket of the request that the calling thread handles. */
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

    /** Returns whether the client has left. Never blocks. Call it only from the thread that writes the response. */
    boolean isClosed() {
        if (connection == null || channel == null) {
            return false;
        }
        try {
            int count = channel.read(dropped.clear());
            if (count > 0) {
                // A pipelined request. It is dropped, and the connection ends with this response.
                connection.getGenerator().setPersistent(false);
            }
            return count < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
