package informers.client.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;

/**
 * Opens connections on which the operating system checks every half minute whether the peer still exists. HTTP/1.1 has
 * no pings, so a peer that disappeared would be noticed only when its watch should have ended. Corresponds to the
 * {@code KeepAlive} of client-go's {@code net.Dialer}.
 */
final class KeepAliveSocketFactory extends UnconnectedSocketFactory {
    private static final int SECONDS = 30;

    /** After this many probes without a response the connection is dead. The same number as in Go. */
    private static final int PROBES = 9;

    @Override
    public Socket createSocket() throws IOException {
        return keptAlive(new Socket());
    }

    /** Enables keep-alive on a socket of another kind. */
    static <S extends Socket> S keptAlive(S socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // The names of jdk.net.ExtendedSocketOptions, which is in an optional module. Without the module, or on systems
        // without these options, the system's default times apply.
        set(socket, "TCP_KEEPIDLE", SECONDS);
        set(socket, "TCP_KEEPINTERVAL", SECONDS);
        set(socket, "TCP_KEEPCOUNT", PROBES);
        return socket;
    }

    @SuppressWarnings("unchecked") // checked by its type()
    private static void set(Socket socket, String name, int value) throws IOException {
        for (SocketOption<?> option : socket.supportedOptions()) {
            if (option.name().equals(name) && option.type() == Integer.class) {
                socket.setOption((SocketOption<Integer>) option, value);
            }
        }
    }
}
