package replay.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.util.FutureCallback;

/**
 * A watch on a WebSocket (RFC 6455): each event is one text message, as the API server sends it. One thread writes
 * the events, as for {@link EventStream}; another one responds to pings and to the closing handshake.
 */
final class WebSocketWatch extends AbstractConnection implements Connection.UpgradeTo {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xe8};

    private final EventStream events;
    private final ClientFrames frames = new ClientFrames(this::received);
    private final Object writing = new Object();
    private volatile boolean gone;
    private volatile boolean closing;
    private volatile boolean blocked; // in a write, as long as the client does not read

    /** Takes over the connection of the request that the calling thread handles, after its response. */
    static void upgrade(EventStream events) {
        HttpConnection http = HttpConnection.getCurrentConnection();
        http.getHttpChannel()
                .getRequest()
                .setAttribute(
                        org.eclipse.jetty.server.HttpTransport.UPGRADE_CONNECTION_ATTRIBUTE,
                        new WebSocketWatch(http, events));
    }

    private WebSocketWatch(HttpConnection http, EventStream events) {
        super(http.getEndPoint(), http.getConnector().getExecutor());
        this.events = events;
    }

    @Override
    public void onUpgradeTo(ByteBuffer alreadyRead) {
        take(alreadyRead);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        fillInterested();
        getExecutor().execute(this::serve);
    }

    private void serve() {
        try {
            events.serveTo(
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("expected a write of one whole event");
                        }

                        @Override
                        public void write(byte[] event) throws IOException {
                            frame(TEXT, event);
                        }
                    },
                    () -> gone);
            close(NORMAL_CLOSURE);
        } catch (IOException e) {
            getEndPoint().close(); // the client has left
        }
    }

    /**
     * Starts the closing handshake. The client then closes the connection, or the idle timeout does. A client that has
     * left, or sent what it may not send, gets none.
     */
    private void close(byte[] reason) throws IOException {
        synchronized (writing) {
            if (!closing && !gone) {
                closing = true;
                frame(CLOSE, reason);
                getEndPoint().shutdownOutput();
            }
        }
    }

    /** Writes one frame. Blocks until the socket has accepted it. */
    private void frame(int opcode, byte[] payload) throws IOException {
        int length = payload.length;
        ByteBuffer head = ByteBuffer.allocate(10);
        head.put((byte) (0x80 | opcode));
        if (length < 126) {
            head.put((byte) length);
        } else if (length < 65536) {
            head.put((byte) 126).putShort((short) length);
        } else {
            head.put((byte) 127).putLong(length);
        }
        synchronized (writing) {
            FutureCallback written = new FutureCallback();
            try {
                blocked = true;
                getEndPoint().write(written, head.flip(), ByteBuffer.wrap(payload));
                written.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the server stops", e);
            } finally {
                blocked = false;
            }
        }
    }

    @Override
    public void onFillable() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            int count;
            do {
                buffer.clear().limit(0); // Jetty keeps its buffers ready for reading
                count = getEndPoint().fill(buffer);
                take(buffer);
            } while (count > 0);
            if (count < 0 || gone) {
                leave();
            } else {
                fillInterested();
            }
        } catch (IOException e) {
            leave();
        }
    }

    private void take(ByteBuffer bytes) {
        while (bytes.hasRemaining() && !gone) {
            if (!frames.take(bytes.get())) {
                leave(); // not allowed for a client
            }
        }
    }

    private void received(int opcode, byte[] payload) {
        try {
            if (opcode == PING && !closing) {
                frame(PONG, payload);
            } else if (opcode == CLOSE) {
                close(payload);
                leave();
            }
        } catch (IOException e) {
            leave();
        }
    }

    private void leave() {
        gone = true;
        getEndPoint().close();
    }

    @Override
    protected void onFillInterestedFailed(Throwable cause) {
        leave();
    }

    /**
     * Returns whether to close an idle connection. A watch may be silent for any time; a client must read what is
     * sent to it, and must complete the closing handshake.
     */
    @Override
    public boolean onIdleExpired() {
        return closing || blocked;
    }
}
