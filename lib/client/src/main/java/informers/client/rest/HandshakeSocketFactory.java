package informers.client.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Three things about TLS that OkHttp leaves no other place for. It may not take longer than a connect, though
 * the answer may be hours in coming: else an address where nobody speaks TLS would hang a watch for as long as it lives.
 * And the server may be told another name than the one in the URL ({@code tls-server-name}): Java takes the name for SNI
 * from the host that it is given here. And our certificate may change: then the old one's connections are closed.
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

    /** From now on others, with another certificate; the connections that there are end. */
    void replace(SSLSocketFactory others) {
        sockets = others;
        open.forEach(raw -> {
            try {
                raw.close();
            } catch (IOException e) {
                // it is gone already
            }
        });
        open.clear();
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean autoClose) throws IOException {
        open.removeIf(Socket::isClosed);
        open.add(raw);
        raw.setSoTimeout((int) handshake.toMillis()); // after the handshake OkHttp sets its own
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

    // OkHttp only ever puts TLS over a connection that it made itself.

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
