package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML document as JSON, read as kubectl reads it: YAML 1.1 ({@code 0644} is 420, {@code yes} is true), aliases and
 * merge keys followed, a date left the text that it is, keys always texts.
 *
 * <p>SnakeYAML itself and not Jackson's layer on it: that one reads an alias as the alias' name, without a word.
 */
final class YamlObject {
    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 1_000_000; // a bomb is made of aliases to lists of aliases

    private int values;

    private YamlObject() {}

    static JsonNode parse(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new NoDates());
        try {
            Iterator<Object> documents = yaml.loadAll(text).iterator();
            Object first = documents.hasNext() ? documents.next() : null;
            if (!(first instanceof Map)) {
                throw new DecodeException("expected a Kubernetes object in YAML (apiVersion: …, kind: …), came "
                        + (first == null
                                ? "an empty document"
                                : first instanceof Iterable ? "a list" : "a text or number"));
            }
            if (documents.hasNext()) {
                throw new DecodeException("expected one YAML document, but a second one follows after '---': "
                        + "create the objects one by one");
            }
            return new YamlObject().tree(first, 0);
        } catch (MarkedYAMLException e) {
            throw new DecodeException(
                    "expected YAML, but the text cannot be read at line "
                            + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1) + ": " + e.getProblem(),
                    e);
        } catch (YAMLException e) {
            throw new DecodeException("expected YAML of a common size and depth: " + e.getMessage(), e);
        }
    }

    private JsonNode tree(@Nullable Object value, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new DecodeException(
                    "expected a YAML document of a common size, but with its aliases it has more than " + MOST_VALUES
                            + " values, or more than " + DEEPEST + " levels");
        }
        JsonNodeFactory json = JsonNodeFactory.withExactBigDecimals(true);
        if (value instanceof Map<?, ?> fields) {
            ObjectNode object = json.objectNode();
            fields.forEach((name, of) -> object.set(String.valueOf(name), tree(of, depth + 1)));
            return object;
        } else if (value instanceof Iterable<?> items) {
            ArrayNode array = json.arrayNode();
            items.forEach(item -> array.add(tree(item, depth + 1)));
            return array;
        } else if (value instanceof Boolean bool) {
            return json.booleanNode(bool);
        } else if (value instanceof BigInteger big) {
            return json.numberNode(big);
        } else if (value instanceof Integer || value instanceof Long) {
            return json.numberNode(((Number) value).longValue());
        } else if (value instanceof Double number) {
            if (number.isNaN() || number.isInfinite()) {
                throw new DecodeException("expected a value that JSON knows, came " + number);
            }
            return json.numberNode(BigDecimal.valueOf(number));
        } else if (value instanceof byte[] binary) {
            return json.textNode(new String(binary, java.nio.charset.StandardCharsets.UTF_8)); // as Go's reader does
        }
        return value == null ? json.nullNode() : json.textNode(value.toString());
    }

    /** YAML 1.1 without its dates: {@code 2026-01-31} stays a text. */
    private static final class NoDates extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
