package informers.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.internal.json.Escapes;
import informers.internal.json.JsonCursor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** In place of the library's class: Jackson's trees without its mappers, which need reflection. */
public final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String json;
    private int at;

    private JsonTrees(String json) {
        this.json = json;
    }

    /** Returns the tree of a text with one JSON value. */
    public static JsonNode read(String json) throws JsonProcessingException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonCursor check = new JsonCursor(bytes, 0, bytes.length); // what follows need not look for errors
        check.skip();
        if (!check.isAtEnd()) {
            throw new JsonParseException(null, "expected one JSON value, but more follows it");
        }
        return new JsonTrees(json).value();
    }

    private char next() {
        while (json.charAt(at) <= ' ') {
            at++;
        }
        return json.charAt(at);
    }

    private JsonNode value() {
        switch (next()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return NODES.textNode(string());
            case 't':
                at += 4;
                return NODES.booleanNode(true);
            case 'f':
                at += 5;
                return NODES.booleanNode(false);
            case 'n':
                at += 4;
                return NODES.nullNode();
            default:
                return number();
        }
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        at++;
        while (next() != '}') {
            if (next() == ',') {
                at++;
                next();
            }
            String name = string();
            next();
            at++; // the colon
            object.set(name, value());
        }
        at++;
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        at++;
        while (next() != ']') {
            if (next() == ',') {
                at++;
            }
            array.add(value());
        }
        at++;
        return array;
    }

    private String string() {
        int from = ++at;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Escapes.text(json.substring(from, at++));
    }

    private JsonNode number() {
        int from = at;
        while (at < json.length() && "+-.eE0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        String text = json.substring(from, at);
        if (text.contains(".") || text.contains("e") || text.contains("E")) {
            return NODES.numberNode(new BigDecimal(text));
        }
        BigInteger whole = new BigInteger(text);
        if (whole.bitLength() < 32) {
            return NODES.numberNode(whole.intValue());
        }
        return whole.bitLength() < 64 ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
    }

    static byte[] write(JsonNode tree) throws JsonProcessingException {
        return text(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a tree as JSON. */
    public static String text(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            out.append('{');
            Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                quote(field.getKey(), out);
                out.append(':');
                write(field.getValue(), out);
                out.append(fields.hasNext() ? "," : "");
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                out.append(i > 0 ? "," : "");
                write(node.get(i), out);
            }
            out.append(']');
        } else if (node.isTextual()) {
            quote(node.textValue(), out);
        } else {
            out.append(node.asText());
        }
    }

    /** Appends a text as a JSON string. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(c < 16 ? "\\u000" : "\\u00")
                                .append(Integer.toHexString(c).toUpperCase());
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
