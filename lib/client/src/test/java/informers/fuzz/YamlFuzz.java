package informers.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import informers.api.Unstructured;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Manifests: objects or a DecodeException, and the JSON of each object is read as an equal object. */
public final class YamlFuzz {
    private YamlFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<Unstructured> objects;
        try {
            objects = Unstructured.allFromYaml(new String(input, StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            return;
        }
        for (Unstructured object : objects) {
            String json = new String(object.json(), StandardCharsets.UTF_8);
            JsonNode again = Json.yamlTree(json);
            if (!again.equals(Json.tree(object.json()))) {
                throw new AssertionError("the object is " + json + ", read again it is " + again);
            }
        }
    }
}
