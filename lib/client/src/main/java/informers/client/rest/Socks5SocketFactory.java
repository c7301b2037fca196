package informers.client.rest;

import informers.client.config.ProxyUrl;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Opens connections through a SOCKS5 proxy (RFC 1928), with user and password if there are any (RFC 1929). Java's own
 * SOCKS support has one password for the whole JVM, and sends proxies the name of the operating system's user.
 */
final class Socks5SocketFactory extends UnconnectedSocketFactory {
    private static final int NO_PASSWORD = 0;
    private static final int PASSWORD = 2;

    private final ProxyUrl proxy;

    Socks5SocketFactory(ProxyUrl proxy) {
        this.proxy = proxy;
    }

    @Override
    public Socket createSocket() throws IOException {
        return KeepAliveSocketFactory.keptAlive(new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
                if (address.isUnresolved()) {
                    throw new UnknownHostException(proxy.host());
                }
                super.connect(address, timeout);
                int before = getSoTimeout();
                setSoTimeout(timeout); // a proxy that does not respond is treated like one that does not listen
                DataInputStream in = new DataInputStream(getInputStream());
                greet(in, getOutputStream());
                ask(in, getOutputStream(), (InetSocketAddress) endpoint);
                setSoTimeout(before);
            }
        });
    }

    private void greet(DataInputStream in, OutputStream out) throws IOException {
        out.write(proxy.hasUser() ? new byte[] {5, 2, NO_PASSWORD, PASSWORD} : new byte[] {5, 1, NO_PASSWORD});
        if (in.readUnsignedByte() != 5) {
            throw new ProtocolException("it does not speak SOCKS5");
        }
        int method = in.readUnsignedByte();
        if (method == PASSWORD && proxy.hasUser()) {
            byte[] user = proxy.user().getBytes(StandardCharsets.UTF_8);
            byte[] password = proxy.password().getBytes(StandardCharsets.UTF_8);
            if (user.length > 255 || password.length > 255) {
                throw new ProtocolException("the user or the password in proxy-url is longer than SOCKS5 allows");
            }
            byte[] message = new byte[3 + user.length + password.length];
            message[0] = 1;
            message[1] = (byte) user.length;
            System.arraycopy(user, 0, message, 2, user.length);
            message[2 + user.length] = (byte) password.length;
            System.arraycopy(password, 0, message, 3 + user.length, password.length);
            out.write(message);
            in.readUnsignedByte();
            if (in.readUnsignedByte() != 0) {
                throw new ProtocolException("the proxy did not accept the user and the password in proxy-url");
            }
        } else if (method != NO_PASSWORD) {
            throw new ProtocolException(
                    "the proxy wants " + (proxy.hasUser() ? "another authentication" : "a user") + ". Check proxy-url");
        }
    }

    private static void ask(DataInputStream in, OutputStream out, InetSocketAddress server) throws IOException {
        byte[] ip = server.getAddress().getAddress();
        boolean named = Arrays.equals(ip, Proxies.NAMED);
        byte[] host = named ? server.getHostString().getBytes(StandardCharsets.US_ASCII) : ip;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {5, 1, 0, (byte) (named ? 3 : ip.length == 4 ? 1 : 4)});
        if (named) {
            message.write(host.length);
        }
        message.writeBytes(host);
        message.write(server.getPort() >> 8);
        message.write(server.getPort());
        out.write(message.toByteArray());
        in.readUnsignedByte();
        int answer = in.readUnsignedByte();
        if (answer != 0) {
            throw new ProtocolException("the proxy did not connect us: " + reason(answer));
        }
        in.readUnsignedByte();
        int length = switch (in.readUnsignedByte()) {
            case 1 -> 4;
            case 4 -> 16;
            default -> in.readUnsignedByte();
        };
        in.readFully(new byte[length + 2]); // the proxy's own address, which is not needed
    }

    private static String reason(int answer) {
        return switch (answer) {
            case 2 -> "its rules forbid it";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable, or no such host";
            case 5 -> "connection refused";
            default -> "SOCKS5 error " + answer;
        };
    }
}
