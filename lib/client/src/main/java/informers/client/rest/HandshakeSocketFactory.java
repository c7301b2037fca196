package informers.client.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Does three things about TLS for which OkHttp has no other place. It limits the handshake to the connect timeout, even
 * if the response may take hours: otherwise a watch would hang at an address that does not speak TLS. It sends another
 * server name than that of the URL ({@code tls-server-name}): Java takes the name for SNI from the host that is passed
 * here. And it closes the connections of a client certificate that was replaced.
 */
final class HandshakeSocketFactory extends SSLSocketFactory {
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile SSLSocketFactory sockets;
    private final String serverName;
    private final Duration handshake;

    /** @param serverName {@code ""} for the host of the URL */
    HandshakeSocketFactory(SSLSocketFactory sockets, String serverName, Duration handshake) {
        this.sockets = sockets;
        this.serverName = serverName;
        this.handshake = handshake;
    }

    SSLSocketFactory current() {
        return sockets;
    }

    /** Uses another factory, with another certificate, from now on, and closes the existing connections. */
    void replace(SSLSocketFactory others) {
        sockets = others;
        open.forEach(raw -> {
            try {
                raw.close();
            } catch (IOException e) {
                // it is closed already
            }
        });
        open.clear();
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean autoClose) throws IOException {
        open.removeIf(Socket::isClosed);
        open.add(raw);
        raw.setSoTimeout((int) handshake.toMillis()); // OkHttp sets its own after the handshake
        return sockets.createSocket(raw, serverName.isEmpty() ? host : serverName, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    // OkHttp only adds TLS to connections that it has opened itself.

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
