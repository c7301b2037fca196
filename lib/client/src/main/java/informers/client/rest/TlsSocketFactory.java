package informers.client.rest;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets with TLS that OkHttp treats as plain ones: for a proxy with an https URL. */
final class TlsSocketFactory extends UnconnectedSocketFactory {
    private final Supplier<SSLSocketFactory> sockets;
    private final boolean checkHostName;

    TlsSocketFactory(Supplier<SSLSocketFactory> sockets, boolean checkHostName) {
        this.sockets = sockets;
        this.checkHostName = checkHostName;
    }

    @Override
    public Socket createSocket() throws IOException {
        SSLSocket socket =
                KeepAliveSocketFactory.keptAlive((SSLSocket) sockets.get().createSocket());
        if (checkHostName) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }
}
