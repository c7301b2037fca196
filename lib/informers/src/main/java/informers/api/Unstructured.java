package informers.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * An object of any kind, known to this library or not: custom resources, and whatever the next Kubernetes brings.
 *
 * <p>Immutable; any thread. Answers to apimachinery's {@code unstructured.Unstructured}.
 */
public final class Unstructured extends KubeObject {
    private static final class Yaml {
        static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());
    }

    Unstructured(ObjectJson parts) {
        super(parts);
    }

    /** The same object, seen without its type. */
    public static Unstructured of(KubeObject object) {
        return new Unstructured(object.parts());
    }

    /**
     * Reads one object.
     *
     * @throws DecodeException if the bytes are not one JSON object with a kind and an apiVersion
     */
    public static Unstructured fromJson(byte[] json) {
        ObjectJson parts = ObjectJson.parse(json.clone());
        if (parts.kind().isEmpty() || parts.apiVersion().isEmpty()) {
            throw new DecodeException("expected an object with kind and apiVersion, but "
                    + (parts.kind().isEmpty() ? "kind" : "apiVersion") + " is missing: "
                    + Json.excerpt(json, 0, json.length));
        }
        return new Unstructured(parts);
    }

    /**
     * Reads one object, as one writes it for {@code kubectl apply -f}.
     *
     * @throws DecodeException if the text is not one YAML document with a kind and an apiVersion
     */
    public static Unstructured fromYaml(String yaml) {
        try (JsonParser in = Yaml.MAPPER.createParser(yaml)) {
            JsonNode first = in.nextToken() == null ? null : Yaml.MAPPER.readTree(in);
            if (first == null || !first.isObject()) {
                throw new DecodeException("expected a Kubernetes object in YAML (apiVersion: …, kind: …), came "
                        + (first == null || first.isNull() ? "an empty document" : first.getNodeType()));
            }
            if (in.nextToken() != null) {
                throw new DecodeException("expected one YAML document, but a second one follows after '---': "
                        + "create the objects one by one");
            }
            return fromJson(Json.bytes(first));
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new DecodeException(
                    "expected YAML, but the text cannot be read" + at + ": " + firstLine(e.getOriginalMessage()), e);
        } catch (java.io.IOException e) {
            throw new DecodeException("expected YAML, but the text cannot be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
