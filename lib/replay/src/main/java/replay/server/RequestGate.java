package replay.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;
import replay.internal.request.ApiResponse;

/**
 * The handler in front of WireMock. It refuses requests of web pages and for other hosts ({@link LocalOnly}), and
 * reads bodies up to a limit without holding a thread ({@link BodyReader}), so that slow clients do not block others.
 */
final class RequestGate extends HandlerWrapper {
    /** The limit of the real API server: 3 MiB. */
    static final int MAX_BODY = 3 * 1024 * 1024;

    /** The limit for the bodies of all requests together, while they are read and handled. */
    private static final long MAX_BODIES = 64L * 1024 * 1024;

    private static final String BODY = RequestGate.class.getName() + ".body";
    private static final byte[] NONE = {};

    private final AtomicLong held = new AtomicLong();

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (base.getDispatcherType() == DispatcherType.ASYNC) {
            byte[] body = (byte[]) base.getAttribute(BODY);
            try {
                pass(target, base, response, body);
            } finally {
                free(body.length);
            }
            return;
        }
        Optional<ApiResponse.Body> refusal = LocalOnly.refusal(base);
        if (refusal.isEmpty() && hasBody(base)) {
            base.setHandled(true);
            new BodyReader(this, base, response).start();
            return;
        }
        if (refusal.isPresent()) {
            base.setHandled(true);
            send(response, refusal.get());
        } else {
            pass(target, base, response, NONE);
        }
    }

    /**
     * Returns whether a request may have a body. A GET without these headers has none; for other methods only reading
     * shows it.
     */
    private static boolean hasBody(Request request) {
        boolean announced =
                request.getContentLengthLong() > 0 || request.getHttpFields().contains(HttpHeader.TRANSFER_ENCODING);
        return announced
                || request.getContentLengthLong() != 0
                        && !request.getMethod().equals("GET")
                        && !request.getMethod().equals("HEAD");
    }

    /** Reserves memory for bytes of a body. Returns false if there is none left. */
    boolean hold(int bytes) {
        if (held.addAndGet(bytes) <= MAX_BODIES) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void free(int bytes) {
        held.addAndGet(-bytes);
    }

    /** Attaches a body that was read; the request is then dispatched again. */
    static void attach(Request request, byte[] body) {
        request.setAttribute(BODY, body);
    }

    private void pass(String target, Request base, HttpServletResponse response, byte[] body)
            throws IOException, ServletException {
        try {
            super.handle(target, base, new BufferedRequest(base, body), response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e; // the client sees a truncated response
            }
            base.setHandled(true);
            response.resetBuffer();
            send(
                    response,
                    ErrorResponses.failure(400, "BadRequest", "the replay server cannot read this request: " + e));
        }
    }

    static void send(HttpServletResponse response, ApiResponse.Body answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.bytes().length);
        response.getOutputStream().write(answer.bytes());
        response.flushBuffer();
    }
}
