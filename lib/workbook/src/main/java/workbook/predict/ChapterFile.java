package workbook.predict;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.yaml.YamlDocument;
import informers.internal.yaml.YamlException;
import informers.internal.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/** A YAML file of a chapter. Its errors name the file, the entry, what was expected, and what was found. Not thread-safe. */
public final class ChapterFile {
    private final String name;
    private final JsonNode root;

    /** The entry that is being read, for errors. */
    private String at = "";

    private ChapterFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a file of a chapter, if there is one.
     *
     * @param chapter its folder's name
     * @throws UserError if the file cannot be read, or is not YAML
     */
    public static Optional<ChapterFile> find(WorkbookHome home, String chapter, String file) {
        Path path = home.chaptersFolder().resolve(chapter).resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String name = "chapters/" + chapter + "/" + file;
        try {
            return Optional.of(parse(name, Files.readString(path)));
        } catch (IOException e) {
            throw new UserError("Cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name how errors name the file
     */
    public static ChapterFile parse(String name, String text) {
        try {
            YamlDocument document = new YamlReader(text).next();
            if (document == null) {
                throw new UserError(name + ": expected entries, found an empty file.");
            }
            return new ChapterFile(name, document.json());
        } catch (YamlException e) {
            throw new UserError(name + ", line " + e.line() + ": expected YAML, but " + e.problem() + ".", e);
        }
    }

    /** Returns the tree. */
    public JsonNode root() {
        return root;
    }

    /** Sets how errors name the entry that is being read, such as {@code question 'pops'}. */
    public void at(String entry) {
        at = entry;
    }

    /** Returns the text of a field, in both languages. */
    public Text text(JsonNode parent, String field) {
        return text(required(parent, field));
    }

    /** Returns a text in both languages. */
    public Text text(JsonNode node) {
        return new Text(required(node, "en").asText(), required(node, "zh").asText());
    }

    /** Returns a field that must be there. */
    public JsonNode required(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank())) {
            throw wrong("expected '" + field + "'", parent);
        }
        return node;
    }

    /** Returns an error about the entry that is being read. */
    public UserError wrong(String expected, JsonNode found) {
        String text = found.toString();
        return new UserError(name + ": " + (at.isEmpty() ? "" : at + ": ") + expected + ", found "
                + (text.isEmpty() ? "nothing" : text.length() > 100 ? text.substring(0, 100) + "…" : text) + ".");
    }
}
