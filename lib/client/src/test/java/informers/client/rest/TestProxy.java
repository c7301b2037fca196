package informers.client.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * A small proxy on the loopback, for HTTP (with and without CONNECT) or SOCKS5. It resolves every name to the loopback,
 * and records the target and the user of each connection.
 */
final class TestProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final boolean socks;
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String wanted = "";

    /** @param tls for a proxy with TLS; null for none */
    TestProxy(boolean socks, SSLServerSocketFactory tls) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        this.socks = socks;
        this.listening = tls == null ? new ServerSocket(0, 50, loopback) : tls.createServerSocket(0, 50, loopback);
        run(() -> {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                run(() -> serve(client));
            }
        });
    }

    /** Requires this user from now on. */
    TestProxy asking(String user, String password) {
        wanted = user + ":" + password;
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> targets() {
        return targets;
    }

    /** Returns user and password of each connection; {@code ""} for none. */
    List<String> users() {
        return users;
    }

    private interface Body {
        void run() throws IOException;
    }

    private static void run(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (IOException e) {
                // a connection was closed, or the proxy
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            if (socks) {
                socks(client, in);
            } else {
                http(client, in);
            }
        }
    }

    private boolean knows(String user) {
        users.add(user);
        return wanted.isEmpty() || wanted.equals(user);
    }

    private void http(Socket client, DataInputStream in) throws IOException {
        String[] head = head(in).split("\r\n");
        String[] line = head[0].split(" ");
        String user = "";
        StringBuilder rest = new StringBuilder();
        for (String header : List.of(head).subList(1, head.length)) {
            if (header.toLowerCase().startsWith("proxy-authorization: basic ")) {
                user = new String(Base64.getDecoder().decode(header.substring(27)), StandardCharsets.UTF_8);
            } else {
                rest.append(header).append("\r\n");
            }
        }
        if (!knows(user)) {
            client.getOutputStream()
                    .write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                            .getBytes());
            return;
        }
        boolean connect = line[0].equals("CONNECT");
        URI target = URI.create(connect ? "x://" + line[1] : line[1]);
        targets.add(target.getHost() + ":" + target.getPort());
        try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target.getPort())) {
            if (connect) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
            } else {
                String first = line[0] + " " + target.getRawPath() + " HTTP/1.1\r\n";
                server.getOutputStream().write((first + rest + "\r\n").getBytes());
            }
            join(client, in, server);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new SocketException("nobody there");
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        OutputStream out = client.getOutputStream();
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        int method = wanted.isEmpty() ? 0 : 2;
        if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(method) < 0) {
            out.write(new byte[] {5, (byte) 0xff});
            return;
        }
        out.write(new byte[] {5, (byte) method});
        String user = "";
        if (method == 2) {
            in.readUnsignedByte();
            user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8) + ":"
                    + new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        }
        boolean known = knows(user);
        if (method == 2) {
            out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        }
        if (!known) {
            return;
        }
        in.readNBytes(3);
        String host = switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
            default -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
        };
        int port = in.readUnsignedShort();
        targets.add(host + ":" + port);
        try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            join(client, in, server);
        }
    }

    private void join(Socket client, InputStream in, Socket server) throws IOException {
        open.add(server);
        run(() -> {
            copy(in, server.getOutputStream());
            server.shutdownOutput();
        });
        copy(server.getInputStream(), client.getOutputStream());
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] some = new byte[8192];
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            out.write(some, 0, n);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
