package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A document of a YAML text as JSON, read as kubectl reads it: YAML 1.1 ({@code 0644} is 420, {@code yes} is true),
 * aliases and merge keys followed, a date left the text that it is, keys always texts.
 *
 * <p>SnakeYAML itself and not Jackson's layer on it: that one reads an alias as the alias' name, without a word. Errors
 * say where, and never quote the text, which may be a Secret.
 *
 * @param number 1 for the first of the text
 * @param line 1 for the first of the text
 */
record YamlDocument(int number, int line, JsonNode json) {
    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 1_000_000; // a bomb is made of aliases to lists of aliases

    /** The documents with something in them. */
    static List<YamlDocument> parse(String text) {
        LoaderOptions limits = new LoaderOptions(); // also of the number of aliases: its own 50 for a document
        limits.setAllowDuplicateKeys(false);
        Reader reader = new Reader(limits);
        List<YamlDocument> documents = new ArrayList<>();
        int number = 1;
        try {
            Parser parser = new ParserImpl(new StreamReader(text), limits);
            for (Composer next = reader.composer(parser); next.checkNode(); next = reader.composer(parser)) {
                Node root = next.getNode();
                int line = root.getStartMark().getLine() + 1;
                JsonNode json = new Values(number, line).tree(reader.value(root), 0);
                if (!json.isNull()) {
                    documents.add(new YamlDocument(number, line, json));
                }
                number++;
            }
            return documents;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            int column = e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn() + 1;
            throw new DecodeException("document " + number + ": expected YAML, but the text cannot be read at line "
                    + line + ", column " + column + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new DecodeException(
                    "document " + number + ": expected YAML of a common size and depth: " + e.getMessage());
        }
    }

    /** The only document of a text: an object. */
    static YamlDocument only(String text) {
        List<YamlDocument> documents = parse(text);
        if (documents.isEmpty()) {
            throw new DecodeException(
                    "expected a Kubernetes object in YAML (apiVersion: …, kind: …), came an empty " + "document");
        }
        if (documents.size() > 1) {
            throw new DecodeException("expected one YAML document, but a second one follows in line "
                    + documents.get(1).line() + ": read several with allFromYaml");
        }
        return documents.get(0).requireObject();
    }

    YamlDocument requireObject() {
        if (!json.isObject()) {
            throw error("expected a Kubernetes object in YAML (apiVersion: …, kind: …), came "
                    + (json.isArray() ? "a list" : "a text or number"));
        }
        return this;
    }

    /** An error that says where. */
    DecodeException error(String what) {
        return error(number, line, what);
    }

    private static DecodeException error(int number, int line, String what) {
        return new DecodeException("document " + number + " (line " + line + "): " + what);
    }

    /** SnakeYAML, one document at a time: so its limits hold for each of them, and not for all. */
    private static final class Reader extends SafeConstructor {
        private final Resolver resolver = new NoDates();

        Reader(LoaderOptions limits) {
            super(limits);
            setAllowDuplicateKeys(limits.isAllowDuplicateKeys()); // Yaml would do it
        }

        Composer composer(Parser parser) {
            return new Composer(parser, resolver, getLoadingConfig());
        }

        @Nullable
        Object value(Node root) {
            return constructDocument(root);
        }

        @Override
        protected void constructMapping2ndStep(MappingNode node, Map<Object, Object> mapping) {
            checkNames(node);
            super.constructMapping2ndStep(node, mapping);
        }

        @Override
        protected void constructSet2ndStep(MappingNode node, Set<Object> set) {
            checkNames(node);
            super.constructSet2ndStep(node, set);
        }

        /** Before a name gets a hash: that of a list of lists of aliases would take for ever. */
        private static void checkNames(MappingNode node) {
            for (NodeTuple field : node.getValue()) {
                if (!(field.getKeyNode() instanceof ScalarNode)) {
                    throw new NameException(field.getKeyNode());
                }
            }
        }
    }

    private static final class NameException extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        NameException(Node name) {
            super(null, null, "the name of a field must be a text, not a list or a map", name.getStartMark());
        }
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

    /** From SnakeYAML's values to JSON's, and no more of them than a document has. */
    private static final class Values {
        private final int document;
        private final int line;
        private int values;

        Values(int document, int line) {
            this.document = document;
            this.line = line;
        }

        JsonNode tree(@Nullable Object value, int depth) {
            if (++values > MOST_VALUES || depth > DEEPEST) {
                throw error(
                        document,
                        line,
                        "expected a YAML document of a common size, but with its aliases it has more than "
                                + MOST_VALUES + " values, or more than " + DEEPEST + " levels");
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
            } else if (value instanceof Integer number) { // the same nodes as from JSON: they must be equal
                return json.numberNode(number.intValue());
            } else if (value instanceof Long number) {
                return json.numberNode(number.longValue());
            } else if (value instanceof Double decimal) {
                if (decimal.isNaN() || decimal.isInfinite()) {
                    throw error(document, line, "expected a value that JSON knows, came " + decimal);
                }
                return json.numberNode(BigDecimal.valueOf(decimal));
            } else if (value instanceof byte[] binary) {
                return json.textNode(new String(binary, StandardCharsets.UTF_8)); // as Go's reader does
            }
            return value == null ? json.nullNode() : json.textNode(value.toString());
        }
    }
}
