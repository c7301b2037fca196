package informers.client.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/**
 * Connections that the operating system asks every half minute whether the other side is still there. On HTTP/1.1 there
 * are no pings, and a machine that went away would be missed only when its watch should have ended. Answers to the
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
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        return socket;
    }

    /** Not every system has these; then its own times hold. */
    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
