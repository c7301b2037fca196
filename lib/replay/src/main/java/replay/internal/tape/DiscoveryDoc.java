package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import replay.internal.json.JsonTrees;

/**
 * A recorded answer about the API itself. A value.
 *
 * @param path such as {@code /apis/apps/v1}
 * @param aggregated whether it is the newer, aggregated form
 * @param body a JSON tree; a text if the server answered plain text
 */
public record DiscoveryDoc(String path, boolean aggregated, int status, String contentType, JsonNode body) {
    public byte[] bytes() {
        return body.isTextual()
                ? body.asText().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : JsonTrees.bytes(body);
    }
}
