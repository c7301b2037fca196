package workbook.see;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends requests byte by byte, also those that no browser and no HTTP client would send. */
final class RawClient {
    private static final int PATIENCE = 20_000;

    /** A response; without the header Date, which differs in each. */
    record Response(int status, String headers, String body) {}

    private final URI url;

    RawClient(String url) {
        this.url = URI.create(url);
    }

    String host() {
        return url.getAuthority();
    }

    /** Returns the path of the page, with a path below it. */
    String path(String below) {
        return url.getPath() + below;
    }

    Response get(String below, String... headers) throws IOException {
        return send("GET", path(below), host(), "", headers);
    }

    Response post(String below, String body, String... headers) throws IOException {
        return send("POST", path(below), host(), body, headers);
    }

    Response send(String method, String path, String host, String body, String... headers) throws IOException {
        try (Socket socket = connect()) {
            String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
            String all = Arrays.stream(headers).map(one -> one + "\r\n").reduce("", String::concat);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + length
                                    + all + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            return response(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), url.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static Response response(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end);
        String headers = head.substring(head.indexOf("\r\n") + 2)
                .lines()
                .filter(line -> !line.startsWith("Date:"))
                .sorted()
                .reduce("", (all, line) -> all + line + "\n");
        return new Response(Integer.parseInt(head.split(" ")[1]), headers, text.substring(end + 4));
    }
}
