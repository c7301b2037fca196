package workbook.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A request is refused: with this Status as the answer's body. Thrown inside this package only. */
final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ObjectNode status;
    private final transient Map<String, String> headers;

    StatusException(ObjectNode status, Map<String, String> headers) {
        super(status.path("message").asText(), null, false, false); // an answer, not a failure: no stack trace
        this.status = status;
        this.headers = headers;
    }

    ObjectNode status() {
        return status;
    }

    ApiAnswer.Body answer() {
        return new ApiAnswer.Body(status.path("code").asInt(), "application/json", headers, Trees.bytes(status));
    }
}
