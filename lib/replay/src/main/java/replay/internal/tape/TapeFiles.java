package replay.internal.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import replay.internal.json.JsonTrees;

/**
 * Reads the files of a tape. {@code tape.json} describes it. The other files have one JSON object on each line, and
 * may be in the folder next to it that {@code "base"} names: {@code discovery.jsonl}, {@code objects.jsonl}, and
 * {@code log.jsonl} if there are recorded changes.
 */
public final class TapeFiles {
    private final Path folder;
    private final JsonNode description;

    public TapeFiles(Path folder) {
        this.folder = folder;
        Path file = folder.resolve("tape.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("expected a tape at " + folder + ", but there is no " + file
                    + ". The tapes are under wiremock-mappings/__files/tapes");
        }
        description = parse(read(file), file.toString());
    }

    /** One line of a file, and its place for error messages. */
    public record Line(JsonNode json, String place) {
        JsonNode need(String field) {
            JsonNode value = json.get(field);
            if (value == null) {
                throw new IllegalArgumentException(place + ": expected a field \"" + field + "\"");
            }
            return value;
        }

        /** Returns a whole number from 0 to a maximum. Larger ones would overflow the clock or a version. */
        long number(String field, long max) {
            JsonNode value = need(field);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0 || value.asLong() > max) {
                throw new IllegalArgumentException(
                        place + ": expected a whole number from 0 to " + max + " as \"" + field + "\", found " + value);
            }
            return value.asLong();
        }

        ObjectNode object() {
            if (!(need("object") instanceof ObjectNode object)
                    || JsonTrees.metaText(object, "name").isEmpty()) {
                throw new IllegalArgumentException(place + ": expected an object with a metadata.name as \"object\"");
            }
            String version = JsonTrees.metaText(object, "resourceVersion");
            if (!version.matches("[0-9]{0,18}")) {
                throw new IllegalArgumentException(place
                        + ": expected a resourceVersion of up to 18 digits (versions of writes are above it), found \""
                        + version
                        + "\"");
            }
            return object;
        }

        GroupVersionResource resource() {
            String text = need("resource").asText();
            String[] parts = text.split("/");
            if (parts.length < 2 || parts.length > 3) {
                throw new IllegalArgumentException(
                        place + ": expected a resource such as v1/pods or apps/v1/deployments, found \"" + text + "\"");
            }
            return parts.length == 2
                    ? GroupVersionResource.core(parts[0], parts[1])
                    : new GroupVersionResource(parts[0], parts[1], parts[2]);
        }
    }

    public Line description() {
        return new Line(description, folder.resolve("tape.json").toString());
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** Returns the lines of a file. Throws IllegalArgumentException if it is missing. */
    List<Line> lines(String name) {
        Path file = find(name);
        if (file == null) {
            throw new IllegalArgumentException("expected a file " + folder.resolve(name)
                    + " (or one in the folder that \"base\" in tape.json names)");
        }
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : read(file).split("\n")) {
            number++;
            if (!text.isBlank()) {
                String place = file + ":" + number;
                lines.add(new Line(parse(text, place), place));
            }
        }
        return lines;
    }

    private @org.jspecify.annotations.Nullable Path find(String name) {
        Path own = folder.resolve(name);
        if (Files.isRegularFile(own)) {
            return own;
        }
        String base = description.path("base").asText("");
        if (base.isEmpty()) {
            return null;
        }
        Path baseFile = folder.resolveSibling(base).resolve(name);
        return Files.isRegularFile(baseFile) ? baseFile : null;
    }

    private static JsonNode parse(String text, String place) {
        try {
            JsonNode tree = JsonTrees.MAPPER.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new IllegalArgumentException(place + ": expected a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place + ": expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": expected UTF-8, found other bytes", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("expected a file " + file + ", but there is none", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e, e);
        }
    }
}
