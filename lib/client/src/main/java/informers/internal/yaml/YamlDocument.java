package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A document of a YAML text as JSON, as kubectl reads it. The differences are listed in docs/clientcmd-cases.md.
 *
 * <p>Thread-safe as long as nobody changes the tree.
 *
 * @param number the number of the document, starting at 1
 * @param line the line in which its content starts, starting at 1
 */
public record YamlDocument(int number, int line, JsonNode json) {
    public YamlDocument {
        Objects.requireNonNull(json, "json");
    }

    /**
     * Reads all documents that are not empty or null.
     *
     * @throws YamlException if one of them cannot be read
     */
    public static List<YamlDocument> all(String text) {
        List<YamlDocument> documents = new ArrayList<>();
        YamlReader reader = new YamlReader(text);
        for (YamlDocument next = reader.next(); next != null; next = reader.next()) {
            documents.add(next);
        }
        return documents;
    }

    /** Returns the only document of a text, which must be an object. */
    public static YamlDocument only(String text) {
        List<YamlDocument> documents = all(text);
        if (documents.isEmpty()) {
            throw new DecodeException(
                    "expected a Kubernetes object in YAML (apiVersion: …, kind: …), found an empty document");
        }
        if (documents.size() > 1) {
            throw new DecodeException("expected one YAML document, but a second one follows in line "
                    + documents.get(1).line() + ": read several with allFromYaml");
        }
        return documents.get(0).requireObject();
    }

    public YamlDocument requireObject() {
        if (!json.isObject()) {
            throw error("expected a Kubernetes object in YAML (apiVersion: …, kind: …), found "
                    + (json.isArray() ? "a list" : "a text or number"));
        }
        return this;
    }

    /** Returns an error that names the document. */
    public DecodeException error(String what) {
        return new DecodeException("document " + number + " (line " + line + "): " + what);
    }
}
