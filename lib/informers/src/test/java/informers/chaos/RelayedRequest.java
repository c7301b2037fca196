package informers.chaos;

import informers.chaos.Network.StreamFault;
import informers.chaos.Network.Target;
import informers.chaos.Spoil.After;
import informers.util.Concurrency;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One connection to the relay, with one GET. One thread runs it; others may inject failures. */
final class RelayedRequest implements Network.Hurtable {
    private static final int LOOK_MILLIS = 20;

    private final Socket client;
    private final int upstream;
    private final Network network;
    private final Concurrency concurrency;
    private final Spoiler spoiler; // guarded by this
    private boolean silent; // guarded by this
    private boolean withoutEnd; // a streamed list whose last bookmark is never sent

    RelayedRequest(Socket client, int upstream, Network network, Concurrency concurrency) {
        this.client = client;
        this.upstream = upstream;
        this.network = network;
        this.concurrency = concurrency;
        this.spoiler = new Spoiler(network);
    }

    void run() {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return; // a connection that was not used
            }
            String path = head.split(" ")[1];
            concurrency.sleep(network.delay());
            Target target = target(path);
            Optional<Refusal> refusal = forgotten(target) ? Optional.of(Refusal.EXPIRED) : network.refusal(target);
            if (refusal.isPresent()) {
                refuse(refusal.get(), in);
            } else {
                boolean old = network.is(Mood.OLD_SERVER);
                withoutEnd = old && target == Target.STREAMED_LIST;
                handOn(old ? aged(path) : path, accept(head), target, in);
            }
        } catch (IOException | UncheckedIOException e) {
            // one side has closed, so the other is closed, too
        } catch (InterruptedException e) {
            throw new IllegalStateException("unexpected interrupt of a relay", e);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            last = last << 8 | b;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static String accept(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("accept:"))
                .findFirst()
                .orElse("Accept: application/json");
    }

    private static Target target(String path) {
        if (!path.contains("watch=true")) {
            return path.contains("continue=") ? Target.PAGE : Target.LIST;
        }
        return path.contains("sendInitialEvents=") ? Target.STREAMED_LIST : Target.WATCH;
    }

    private boolean forgotten(Target target) {
        return target == Target.PAGE && network.is(Mood.FORGETS_PAGES);
    }

    /** Returns the request as an old server interprets it. */
    private static String aged(String path) {
        return path.replaceAll("&?(sendInitialEvents|resourceVersionMatch)=[A-Za-z]*", "");
    }

    private void refuse(Refusal refusal, InputStream in) throws IOException {
        if (refusal.isStatus()) {
            String wait = refusal.retryAfterSeconds() > 0 ? "Retry-After: 1\r\n" : "";
            answer(refusal.code() + " Refused", wait, refusal.status());
        } else if (refusal == Refusal.TIMED_OUT) {
            awaitEnd(in);
        } else {
            reset();
        }
    }

    private void handOn(String path, String accept, Target target, InputStream in) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
            // HTTP/1.0: the response has no chunks, and ends with its connection.
            String request = "GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n" + accept + "\r\n\r\n";
            server.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = new BufferedInputStream(server.getInputStream());
            String status = head(answer).lines().findFirst().orElse("");
            boolean watch = target == Target.WATCH || target == Target.STREAMED_LIST;
            if (watch && status.contains(" 200")) {
                server.setSoTimeout(LOOK_MILLIS);
                stream(answer, in);
            } else {
                answer(status.substring(status.indexOf(' ') + 1), "", answer.readAllBytes());
            }
        }
    }

    private void answer(String status, String header, byte[] body) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + header + "Content-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        OutputStream out = client.getOutputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private void stream(InputStream answer, InputStream in) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        network.opened(this);
        if (withoutEnd && !network.is(Mood.OLD_SERVER)) {
            heal(); // it was opened after the others were healed
        }
        try {
            ChaosRelay.daemon("relayed events", () -> pump(answer));
            awaitEnd(in); // only the end of the connection shows that the client has gone
        } finally {
            network.gone(this);
        }
    }

    private void pump(InputStream answer) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = next(answer); b >= 0; b = next(answer)) {
                line.write(b);
                if (b == '\n') {
                    concurrency.sleep(network.delay());
                    send(List.of(line.toByteArray()));
                    line.reset();
                }
            }
            synchronized (this) {
                spoiler.end(this::write);
            }
        } catch (IOException | UncheckedIOException e) {
            reset();
        } catch (InterruptedException e) {
            throw new IllegalStateException("unexpected interrupt of a relay", e);
        }
    }

    /** Returns the next byte from the server. While there is none, delayed lines may become due. */
    private int next(InputStream answer) throws IOException {
        while (true) {
            try {
                return answer.read();
            } catch (SocketTimeoutException e) {
                send(List.of());
            }
        }
    }

    private synchronized void send(List<byte[]> lines) {
        spoiler.send(lines, this::write);
    }

    private void write(byte[] bytes, After after) {
        try {
            OutputStream out = client.getOutputStream();
            if (bytes.length > 0) {
                out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            if (after == After.END) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                client.shutdownOutput();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        silent = after == After.SILENCE;
        if (after == After.RESET) {
            reset();
        }
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // a client that waits for its response sends nothing
        }
    }

    /** Resets both connections at once; bytes in transit are lost. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException e) {
            // it is closed already
        }
    }

    @Override
    public synchronized void hurt(StreamFault fault) {
        spoiler.add(fault);
        try {
            spoiler.send(List.of(), this::write);
        } catch (UncheckedIOException e) {
            reset(); // the client has left
        }
    }

    /** Cuts dead watches and endless streamed lists: the tests cannot wait ten minutes for the client's timeout. */
    @Override
    public synchronized void heal() {
        spoiler.heal();
        if (silent || withoutEnd) {
            reset();
        }
    }
}
