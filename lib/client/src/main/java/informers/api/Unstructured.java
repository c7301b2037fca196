package informers.api;

import informers.internal.json.JsonErrors;
import java.util.List;

/**
 * An object of any kind, whether this library has a type for it or not, such as a custom resource.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code unstructured.Unstructured}.
 */
public final class Unstructured extends KubeObject {
    Unstructured(ObjectJson parts) {
        super(parts);
    }

    /**
     * Returns an object without its type.
     *
     * @param object an object
     * @return a view of the same bytes
     */
    public static Unstructured of(KubeObject object) {
        return new Unstructured(object.parts());
    }

    /**
     * Parses one object.
     *
     * @param json one JSON object
     * @return the object
     * @throws DecodeException if the bytes are not one JSON object with a kind and an apiVersion
     */
    public static Unstructured fromJson(byte[] json) {
        ObjectJson parts = ObjectJson.parse(json);
        if (parts.kind().isEmpty() || parts.apiVersion().isEmpty()) {
            throw new DecodeException("expected an object with kind and apiVersion, but "
                    + (parts.kind().isEmpty() ? "kind" : "apiVersion") + " is missing: "
                    + JsonErrors.excerpt(json, 0, json.length));
        }
        return new Unstructured(parts);
    }

    /**
     * Parses one object, written as for {@code kubectl apply -f}, and read as kubectl reads it.
     *
     * @param yaml one YAML document
     * @return the object
     * @throws DecodeException if the text is not one YAML document with a kind and an apiVersion; the message says
     *     where
     */
    public static Unstructured fromYaml(String yaml) {
        return Manifest.object(yaml);
    }

    /**
     * Parses all objects of a text with any number of YAML documents, separated by {@code ---}. Empty documents are
     * skipped; a {@code kind: List} yields its items.
     *
     * @param yaml the text
     * @return the objects in their order; none if the text is empty
     * @throws DecodeException if a document is invalid; the message says which, where and why
     */
    public static List<Unstructured> allFromYaml(String yaml) {
        return Manifest.objects(yaml);
    }
}
