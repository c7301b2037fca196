package replay.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import replay.internal.request.ApiResponse;

/**
 * Reads the body of a request asynchronously, without holding a thread. A body that is too large, compressed or late
 * is refused at once; the rest of it is read and dropped for a moment, so that the client receives the response.
 */
final class BodyReader implements ReadListener, AsyncListener {
    private static final long READ_MILLIS = 15_000;
    private static final long DROP_NANOS = 2_000_000_000L;

    private final RequestGate gate;
    private final Request request;
    private final HttpServletResponse response;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean refused;
    private boolean over;
    private long dropUntil;

    BodyReader(RequestGate gate, Request request, HttpServletResponse response) {
        this.gate = gate;
        this.request = request;
        this.response = response;
    }

    void start() throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        boolean compressed = encoding != null && !encoding.equalsIgnoreCase("identity");
        boolean large = request.getContentLengthLong() > RequestGate.MAX_BODY;
        if ((compressed || large) && request.getHttpFields().contains(HttpHeader.EXPECT)) {
            refuse(
                    compressed
                            ? ErrorResponses.compressedBody()
                            : ErrorResponses.bodyTooLarge()); // the client waits before it sends the body
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(READ_MILLIS);
        async.addListener(this);
        if (compressed) {
            refuse(ErrorResponses.compressedBody());
        } else if (large) {
            refuse(ErrorResponses.bodyTooLarge());
        }
        request.getInputStream().setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.getInputStream();
        while (!over && in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                return; // onAllDataRead follows
            }
            if (!refused) {
                take(count);
            } else if (System.nanoTime() - dropUntil > 0) {
                complete();
            }
        }
    }

    private void take(int count) throws IOException {
        if (body.size() + count > RequestGate.MAX_BODY) {
            refuse(ErrorResponses.bodyTooLarge());
        } else if (!gate.hold(count)) {
            refuse(ErrorResponses.tooManyBodies());
        } else {
            body.write(buffer, 0, count);
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        if (over) {
            return;
        }
        byte[] bytes = body.toByteArray();
        if (!refused && bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            refuse(ErrorResponses.compressedBody()); // WireMock would decompress it, to any size
        }
        if (refused) {
            complete();
        } else {
            over = true;
            RequestGate.attach(request, bytes);
            request.getAsyncContext().dispatch(); // the gate releases the memory
        }
    }

    private void refuse(ApiResponse.Body answer) throws IOException {
        refused = true;
        dropUntil = System.nanoTime() + DROP_NANOS;
        gate.free(body.size());
        body.reset();
        response.setHeader("Connection", "close");
        RequestGate.send(response, answer);
    }

    private void complete() {
        if (!over) {
            over = true;
            gate.free(body.size());
            body.reset();
            request.getAsyncContext().complete();
        }
    }

    @Override
    public void onError(Throwable problem) {
        complete(); // the client left
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (!refused && !over) {
            refuse(ErrorResponses.lateBody(READ_MILLIS / 1000));
        }
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Nothing was kept.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It starts once.
    }
}
