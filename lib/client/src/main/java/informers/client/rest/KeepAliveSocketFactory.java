package informers.client.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;

/**
 * Connections that the operating system asks every half minute whether the other side is still there. On HTTP/1.1 there
 * are no pings, and a machine that went away would be missed only when its watch should have ended. Corresponds to the
 * {@code KeepAlive} of client-go's {@code net.Dialer}.
 */
final class KeepAliveSocketFactory extends UnconnectedSocketFactory {
    private static final int SECONDS = 30;

    /** After so many without an answer the connection is dead: Go's number. */
    private static final int PROBES = 9;

    @Override
    public Socket createSocket() throws IOException {
        return keptAlive(new Socket());
    }

    /** For a socket of another kind. */
    static <S extends Socket> S keptAlive(S socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // The names of jdk.net.ExtendedSocketOptions, which is in an optional module: without it, as on systems that
        // have
        // no such options, the system's own times hold.
        set(socket, "TCP_KEEPIDLE", SECONDS);
        set(socket, "TCP_KEEPINTERVAL", SECONDS);
        set(socket, "TCP_KEEPCOUNT", PROBES);
        return socket;
    }

    @SuppressWarnings("unchecked") // its type says so
    private static void set(Socket socket, String name, int value) throws IOException {
        for (SocketOption<?> option : socket.supportedOptions()) {
            if (option.name().equals(name) && option.type() == Integer.class) {
                socket.setOption((SocketOption<Integer>) option, value);
            }
        }
    }
}
