package informers.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least work on the bytes of an event or of a list item. Used by one thread.
 *
 * @param <O> what is kept of an object
 */
interface FloorDecoder<O> {
    JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Returns the object of an event on a line; null if nothing is kept of it, or if it is a bookmark. */
    @Nullable
    O event(byte[] line, int from, int length) throws IOException;

    /** Returns the item at the position of the parser, and moves the parser behind it. */
    @Nullable
    O item(JsonParser in) throws IOException;

    String key(O object);

    void read(O object, Handler handler);

    /** Searches only for the end of the line. */
    final class Bytes extends KeepsNothing {
        @Override
        public @Nullable Object event(byte[] line, int from, int length) {
            return null;
        }
    }

    /** Reads each token. */
    final class Tokens extends KeepsNothing {
        @Override
        public @Nullable Object event(byte[] line, int from, int length) throws IOException {
            try (JsonParser in = MAPPER.getFactory().createParser(line, from, length)) {
                while (in.nextToken() != null) {}
            }
            return null;
        }
    }

    /** Decodes with Jackson into a record that has only the fields that are read. */
    final class SmallRecord implements FloorDecoder<SmallRecord.Small> {
        record Metadata(
                String name, String namespace, String uid, String resourceVersion, Map<String, String> labels) {}

        record Spec(String nodeName) {}

        record Status(String phase) {}

        record Small(Metadata metadata, Spec spec, Status status) {}

        record Event(String type, Small object) {}

        private static final ObjectReader EVENT = MAPPER.readerFor(Event.class);
        private static final ObjectReader ITEM = MAPPER.readerFor(Small.class);

        @Override
        public @Nullable Small event(byte[] line, int from, int length) throws IOException {
            Event event = EVENT.readValue(line, from, length);
            return event.type.equals("BOOKMARK") ? null : event.object;
        }

        @Override
        public Small item(JsonParser in) throws IOException {
            return ITEM.readValue(in);
        }

        @Override
        public String key(Small object) {
            return object.metadata.namespace + "/" + object.metadata.name;
        }

        @Override
        public void read(Small object, Handler handler) {
            handler.read(object.metadata.labels.get("app"), object.status.phase, object.spec.nodeName);
        }
    }

    /** Decodes with Jackson into a tree. */
    final class Tree implements FloorDecoder<JsonNode> {
        @Override
        public @Nullable JsonNode event(byte[] line, int from, int length) throws IOException {
            JsonNode event = MAPPER.readTree(line, from, length);
            return event.get("type").asText().equals("BOOKMARK") ? null : event.get("object");
        }

        @Override
        public JsonNode item(JsonParser in) throws IOException {
            return MAPPER.readTree(in);
        }

        @Override
        public String key(JsonNode object) {
            JsonNode metadata = object.get("metadata");
            return metadata.get("namespace").asText() + "/"
                    + metadata.get("name").asText();
        }

        @Override
        public void read(JsonNode object, Handler handler) {
            handler.read(
                    object.get("metadata").get("labels").get("app").asText(),
                    object.get("status").get("phase").asText(),
                    object.get("spec").get("nodeName").asText());
        }
    }

    /** Does nothing: there are no fields to read. */
    abstract class KeepsNothing implements FloorDecoder<Object> {
        @Override
        public @Nullable Object item(JsonParser in) throws IOException {
            in.skipChildren();
            return null;
        }

        @Override
        public String key(Object object) {
            throw new IllegalStateException("nothing is kept");
        }

        @Override
        public void read(Object object, Handler handler) {
            throw new IllegalStateException("nothing is kept");
        }
    }
}
