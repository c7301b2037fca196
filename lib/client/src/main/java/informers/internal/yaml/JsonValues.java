package informers.internal.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFactories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of JSON values, as a manifest may contain them, with numbers and texts as Go reads them. A YAML comment,
 * or the end of a document ({@code ...}), may follow.
 */
final class JsonValues {
    private static final ObjectReader VALUES =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String part;
    private final int line;
    private final int number;
    private int count;

    /**
     * @param line the number of lines before this part
     * @param number the number of the first document
     */
    JsonValues(String part, int line, int number) {
        this.part = part;
        this.line = line;
        this.number = number;
    }

    /** Returns how many values were read. */
    int count() {
        return count;
    }

    /** Adds the documents that are not null; if there is anything but JSON, adds none and returns the problem. */
    @Nullable
    YamlException readInto(Deque<YamlDocument> ready) {
        List<YamlDocument> documents = new ArrayList<>();
        try (JsonParser parser = JsonFactories.TEXTS.createParser(part)) {
            int end = 0;
            while (!isOver(end)) {
                parser.nextToken();
                int start = line + parser.currentTokenLocation().getLineNr();
                JsonNode json = asInGo(VALUES.readTree(parser));
                end = (int) parser.currentLocation().getCharOffset();
                if (!json.isNull()) {
                    documents.add(new YamlDocument(number + count, start, json));
                }
                count++;
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return YamlException.at(
                    number + count,
                    line + (at == null ? 0 : at.getLineNr()),
                    at == null ? 0 : at.getColumnNr(),
                    JsonErrors.reason(e));
        } catch (NumberFormatException e) { // Jackson, for an exponent of more than ten digits
            return YamlException.at(number + count, null, "expected a number that fits a double, found a larger one");
        } catch (IOException e) {
            return YamlException.at(number + count, null, e.toString());
        }
        ready.addAll(documents);
        return null;
    }

    /** Returns whether only white space, comments and the end of a document follow. */
    private boolean isOver(int from) {
        int next = from;
        while (next < part.length() && Character.isWhitespace(part.charAt(next))) {
            next++;
        }
        return next == part.length()
                || (part.startsWith("#", next) || part.startsWith("...", next))
                        && part.substring(next)
                                .lines()
                                .map(String::strip)
                                .allMatch(l -> l.isEmpty() || l.startsWith("#") || l.equals("..."));
    }

    private static JsonNode asInGo(JsonNode json) throws JsonProcessingException {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(whole(field.getKey()), asInGo(field.getValue()));
            }
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            for (JsonNode item : array) {
                copy.add(asInGo(item));
            }
            return copy;
        }
        if (json.isTextual()) {
            return JsonNodeFactory.instance.textNode(whole(json.textValue()));
        }
        if (json.isNumber()) {
            JsonNode number = GoNumber.json(json);
            if (number == null) {
                throw new JsonParseException(null, "expected a number that fits a double, found a larger one");
            }
            return number;
        }
        return json;
    }

    /** Returns the text with U+FFFD in place of each unpaired surrogate. */
    private static String whole(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return whole.toString();
    }
}
