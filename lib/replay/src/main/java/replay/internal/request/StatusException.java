package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import replay.internal.json.JsonTrees;

/** Thrown when a request fails. Its Status is the body of the response. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ObjectNode status;
    private final transient Map<String, String> headers;

    StatusException(ObjectNode status, Map<String, String> headers) {
        super(status.path("message").asText(), null, false, false); // a response, not a failure: no stack trace
        this.status = status;
        this.headers = headers;
    }

    public ObjectNode status() {
        return status;
    }

    public ApiResponse.Body response() {
        return new ApiResponse.Body(status.path("code").asInt(), "application/json", headers, JsonTrees.bytes(status));
    }
}
