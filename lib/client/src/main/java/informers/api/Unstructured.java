package informers.api;

import informers.internal.json.JsonErrors;
import java.util.List;

/**
 * An object of any kind, known to this library or not: custom resources, and whatever the next Kubernetes brings.
 *
 * <p>Immutable; any thread. Corresponds to apimachinery's {@code unstructured.Unstructured}.
 */
public final class Unstructured extends KubeObject {
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
        ObjectJson parts = ObjectJson.parse(json);
        if (parts.kind().isEmpty() || parts.apiVersion().isEmpty()) {
            throw new DecodeException("expected an object with kind and apiVersion, but "
                    + (parts.kind().isEmpty() ? "kind" : "apiVersion") + " is missing: "
                    + JsonErrors.excerpt(json, 0, json.length));
        }
        return new Unstructured(parts);
    }

    /**
     * Reads one object, as one writes it for {@code kubectl apply -f}, and as kubectl reads it.
     *
     * @throws DecodeException if the text is not one YAML document with a kind and an apiVersion; says where
     */
    public static Unstructured fromYaml(String yaml) {
        return Manifest.object(yaml);
    }

    /**
     * Reads all objects of a text with any number of YAML documents, {@code ---} between them. Empty documents are passed
     * over; of a {@code kind: List}, the items come one by one.
     *
     * @return the objects in their order; none if there is nothing in the text
     * @throws DecodeException says which document is wrong, where and why. Then nothing is read of the others either
     */
    public static List<Unstructured> allFromYaml(String yaml) {
        return Manifest.objects(yaml);
    }
}
