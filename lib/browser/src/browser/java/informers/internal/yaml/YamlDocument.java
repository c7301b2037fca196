package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import java.nio.charset.StandardCharsets;

/** In place of the library's class, without SnakeYAML: reads what the chapters' classes write, such as {@code {apiVersion: v1, kind: Pod}}. */
public final class YamlDocument {
    private final String json;

    private YamlDocument(String json) {
        this.json = json;
    }

    /** What is no such mapping of words in braces is an error of {@link #json}. */
    public static YamlDocument only(String yaml) {
        return new YamlDocument(yaml.replaceAll("([\\w.-]+): *([\\w./-]+)", "\"$1\":\"$2\"")
                .replaceAll("([\\w.-]+): *\\{", "\"$1\":{"));
    }

    public JsonNode json() {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    public DecodeException error(String what) {
        return new DecodeException(what);
    }
}
