package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Builds the JSON of a YAML document from the parser's events. Aliases are copied, merge keys are followed, the last of
 * two equal keys wins, and every key is a text.
 *
 * <p>Corresponds to {@code goyaml.v2/decode.go} of sigs.k8s.io/yaml, and has the same limits for aliases.
 */
final class YamlTree {
    /** The same as for all JSON in this library. */
    static final int DEEPEST = 1000;

    /** kubectl's limit for documents with aliases. A value takes about 100 bytes. */
    static final int MOST_VALUES = 4_000_000;

    /** The largest number of characters after copying aliases. */
    static final int LARGEST = 64 * 1024 * 1024;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A value, and its size: values, characters, levels. */
    private record Value(JsonNode json, @Nullable String key, long values, long length, int height) {}

    /** An incomplete list or map. */
    private static final class Open {
        final JsonNode json;
        final String anchor;
        final Mark start;
        long values = 1;
        long length = 2;
        int height = 1;
        boolean hasKey;
        boolean merges;
        String key = "";

        Open(JsonNode json, @Nullable String anchor, Mark start) {
            this.json = json;
            this.anchor = anchor == null ? "" : anchor;
            this.start = start;
        }

        boolean wantsKey() {
            return json.isObject() && !hasKey;
        }
    }

    private final Parser parser;
    private final int document;
    private final Map<String, Value> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private long values = 1; // the document itself
    private long aliased;
    private long length;

    YamlTree(Parser parser, int document) {
        this.parser = parser;
        this.document = document;
    }

    /** Reads the only node of the document, up to the document's end. */
    JsonNode read() {
        while (true) {
            Event event = parser.getEvent();
            Value value;
            if (event.is(ID.SequenceStart) || event.is(ID.MappingStart)) {
                start((CollectionStartEvent) event);
                continue;
            } else if (event.is(ID.SequenceEnd) || event.is(ID.MappingEnd)) {
                value = end();
            } else if (event.is(ID.Alias)) {
                value = alias((AliasEvent) event);
            } else {
                value = scalar((ScalarEvent) event);
                if (value == null) {
                    continue; // a merge key
                }
            }
            if (open.isEmpty()) {
                return value.json();
            }
            add(value, event);
        }
    }

    private void start(CollectionStartEvent event) {
        Open top = open.peek();
        if (top != null && top.wantsKey()) {
            throw error(event, "the name of a field must be a text, not a list or a map");
        }
        count(event, 1, 0, 2);
        if (open.size() >= DEEPEST) {
            throw error(event, "lists and maps are nested in more than " + DEEPEST + " levels");
        }
        if (event.getAnchor() != null) {
            anchors.remove(event.getAnchor()); // not defined inside itself
        }
        JsonNode json = event.is(ID.MappingStart) ? JSON.objectNode() : JSON.arrayNode();
        open.push(new Open(json, event.getAnchor(), event.getStartMark()));
    }

    private Value end() {
        Open done = open.pop();
        Value value = new Value(done.json, null, done.values, done.length, done.height);
        if (!done.anchor.isEmpty()) {
            anchors.put(done.anchor, value);
        }
        return value;
    }

    private Value alias(AliasEvent event) {
        Value target = anchors.get(event.getAnchor());
        if (target == null) {
            throw error(event, "found undefined alias " + event.getAnchor());
        }
        count(event, 1 + target.values(), target.values(), target.length());
        if (open.size() + target.height() > DEEPEST) {
            throw error(event, "with its aliases it is nested in more than " + DEEPEST + " levels");
        }
        JsonNode copy = target.json().deepCopy();
        return new Value(copy, target.key(), 1 + target.values(), target.length(), target.height());
    }

    private @Nullable Value scalar(ScalarEvent event) {
        String text = event.getValue();
        String tag = event.getTag();
        Open top = open.peek();
        if (top != null && top.wantsKey() && isMerge(event)) {
            top.hasKey = true;
            top.merges = true;
            return null;
        }
        YamlScalar scalar;
        if (tag != null) {
            scalar = YamlScalar.tagged(tag, text);
            if (scalar == null) {
                throw error(event, "the text is not a value of its tag " + tag.replace("tag:yaml.org,2002:", "!!"));
            }
        } else {
            scalar = event.isPlain() ? YamlScalar.plain(text) : YamlScalar.text(text);
        }
        if (hasLoneSurrogate(text)) {
            throw error(event, "an escape in it is not a character of Unicode");
        }
        count(event, 1, 0, text.length() + 1L);
        Value value = new Value(scalar.json(), scalar.key(), 1, text.length() + 1L, 0);
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), value);
        }
        return value;
    }

    private static boolean isMerge(ScalarEvent event) {
        return event.getValue().equals("<<")
                && (event.getTag() == null ? event.isPlain() : event.getTag().equals("tag:yaml.org,2002:merge"));
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Adds a value to the innermost list or map, or keeps it as the next key. */
    private void add(Value value, Event event) {
        Open top = open.getFirst();
        top.values += value.values();
        top.length += value.length();
        top.height = Math.max(top.height, value.height() + 1);
        if (top.wantsKey()) {
            if (value.key() == null) {
                throw error(
                        event, "the name of a field must be a text, not null, a list, a map or a very large number");
            }
            top.key = value.key();
            top.hasKey = true;
        } else if (top.merges) {
            top.merges = false;
            top.hasKey = false;
            merge((ObjectNode) top.json, value.json(), event);
        } else {
            if (value.json().isMissingNode()) {
                throw error(event, "infinity, or not a number, is not a value of JSON");
            }
            if (top.json instanceof ObjectNode object) {
                object.set(top.key, value.json());
                top.hasKey = false;
            } else {
                ((ArrayNode) top.json).add(value.json());
            }
        }
    }

    /** Merges like kubectl: merged fields replace those before them. In a list, the first map has precedence. */
    private void merge(ObjectNode object, JsonNode merged, Event event) {
        if (merged instanceof ObjectNode fields) {
            object.setAll(fields);
            return;
        }
        if (merged instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (!(list.get(i) instanceof ObjectNode)) {
                    throw error(event, "expected a map, or a list of maps, to merge after <<");
                }
                object.setAll((ObjectNode) list.get(i));
            }
            return;
        }
        throw error(event, "expected a map, or a list of maps, to merge after <<");
    }

    private void count(NodeEvent event, long more, long ofAliases, long characters) {
        values += more;
        aliased += ofAliases;
        length += characters;
        boolean bomb = aliased > 100 && values > 1000 && (double) aliased / values > mostAliased();
        if (bomb || values > MOST_VALUES || length > LARGEST) {
            throw error(
                    event,
                    "expected a document of a common size, but with its aliases it has too many values (over "
                            + MOST_VALUES + ", or over 400,000 that come from aliases) or more than " + LARGEST
                            + " characters. Split it, or write out the aliases");
        }
    }

    /**
     * Returns which part of all values may come from aliases: 99 % in documents of a common size, 10 % in the largest.
     */
    private double mostAliased() {
        double over = Math.max(0, values - 400_000) / 3_600_000.0;
        return 0.99 - 0.89 * Math.min(1, over);
    }

    private YamlException error(Event event, String problem) {
        return YamlException.at(document, event.getStartMark(), problem);
    }
}
