package replay.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import replay.internal.request.ApiResponse;

/** Adds a Status body to the errors of the HTTP server itself, such as too large headers or invalid HTTP. */
final class StatusErrors extends ErrorHandler {
    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        base.setHandled(true);
        RequestGate.send(response, status(response.getStatus(), HttpStatus.getMessage(response.getStatus())));
    }

    @Override
    public ByteBuffer badMessageError(int code, String reason, HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, "application/json");
        return ByteBuffer.wrap(status(code, reason == null ? HttpStatus.getMessage(code) : reason)
                .bytes());
    }

    private static ApiResponse.Body status(int code, String message) {
        return ErrorResponses.failure(code, HttpStatus.getMessage(code).replace(" ", ""), message);
    }
}
