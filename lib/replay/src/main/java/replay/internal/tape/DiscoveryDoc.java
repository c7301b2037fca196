package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import replay.internal.json.JsonTrees;

/**
 * A recorded discovery document. Immutable.
 *
 * @param path such as {@code /apis/apps/v1}
 * @param aggregated whether it is in the newer, aggregated form
 * @param body a JSON tree; a string if the server sent plain text
 */
public record DiscoveryDoc(String path, boolean aggregated, int status, String contentType, JsonNode body) {
    public byte[] bytes() {
        return body.isTextual()
                ? body.asText().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : JsonTrees.bytes(body);
    }
}
