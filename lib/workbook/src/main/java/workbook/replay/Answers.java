package workbook.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import java.util.Map;
import workbook.tape.ApiAnswer;

/** The refusals of the replay server itself, in the form that an API server gives to its own. */
final class Answers {
    private Answers() {}

    static ApiAnswer.Body failure(int code, String reason, String message) {
        return answer(status(code, reason, message), code, Map.of());
    }

    static ApiAnswer.Body tooManyWatches(int max) {
        ObjectNode status = status(
                429,
                "TooManyRequests",
                max + " watches are open on this replay server, and it takes no more: each one holds a thread");
        status.putObject("details").put("retryAfterSeconds", 1);
        return answer(status, 429, Map.of("Retry-After", "1"));
    }

    private static ObjectNode status(int code, String reason, String message) {
        ObjectNode status = Json.mapper().createObjectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure");
        status.put("message", message);
        status.put("reason", reason);
        return status.put("code", code);
    }

    private static ApiAnswer.Body answer(ObjectNode status, int code, Map<String, String> headers) {
        return new ApiAnswer.Body(code, "application/json", headers, Json.bytes(status));
    }
}
