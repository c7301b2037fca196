package informers.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a replica has received of a resource, by lists and watches, and what is on the way: an informer's cache cannot have anything else.
 * Several watches of one path count as one. Used by one task at a time.
 */
final class Received {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String resource;
    private final Map<String, String> objects = new TreeMap<>(); // by key: with its version
    private final Map<String, String> initial = new TreeMap<>(); // of a list that comes by a watch
    private final Set<WatchBody> watches = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean listing; // by a watch
    private long last;

    Received(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    long lastVersion() {
        return last;
    }

    /** A list has arrived. @param more whether it is not the first page */
    void list(JsonNode list, boolean more) {
        long version = list.at("/metadata/resourceVersion").asLong();
        if (!more) {
            objects.clear();
        }
        list.path("items").forEach(item -> objects.put(key(item), object(item)));
        last = version;
    }

    void open(WatchBody watch) {
        watches.add(watch);
        if (!watch.request().parameter("sendInitialEvents").isEmpty()) {
            listing = true;
            initial.clear();
        }
    }

    void close(WatchBody watch) {
        watches.remove(watch);
    }

    /** An event has arrived. Returns it in words; empty for a bookmark that says nothing but a version. */
    Optional<String> event(byte[] line) {
        JsonNode event = parse(line);
        String type = event.path("type").asText();
        JsonNode object = event.path("object");
        if (type.equals("ERROR")) {
            return Optional.of("ERROR " + object.path("code").asText() + " "
                    + object.path("reason").asText());
        }
        last = Math.max(last, object.at("/metadata/resourceVersion").asLong());
        if (type.equals("BOOKMARK")) {
            if (!listing
                    || object.at("/metadata/annotations/k8s.io~1initial-events-end")
                            .isMissingNode()) {
                return Optional.empty();
            }
            listing = false;
            objects.clear();
            objects.putAll(initial);
            return Optional.of("the end of the list of " + resource + " at " + last);
        }
        Map<String, String> to = listing ? initial : objects;
        if (type.equals("DELETED")) {
            to.remove(key(object));
        } else {
            to.put(key(object), object(object));
        }
        return Optional.of(words(type, object));
    }

    private String words(String type, JsonNode object) {
        return type.equals("BOOKMARK")
                ? type + " " + object.at("/metadata/resourceVersion").asText()
                : type + " " + resource + " " + object(object);
    }

    /** Returns the rows of the open watches. */
    List<String> onTheWay() {
        List<String> rows = new ArrayList<>();
        for (WatchBody watch : watches) {
            String from = watch.request().parameter("resourceVersion");
            rows.add(from.isEmpty() ? "watch, with the list" : "watch from " + from);
            for (byte[] line : watch.onTheWay()) {
                JsonNode event = parse(line);
                rows.add(words(event.path("type").asText(), event.path("object")));
            }
        }
        return rows;
    }

    /** Returns the row that says how far it is. */
    List<String> state() {
        return List.of((watches.isEmpty() ? "no watch" : listing ? "lists" : "watches")
                + (last == 0 ? "" : ", last version " + last));
    }

    List<String> objects() {
        return List.copyOf(objects.values());
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("expected JSON from the model server", e);
        }
    }

    private static String key(JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        String name = object.at("/metadata/name").asText();
        return namespace.isEmpty() || namespace.equals("default") ? name : namespace + "/" + name;
    }

    /** Returns an object as the workbook's stage writes it, such as {@code web@12}, or {@code team-a/web@12}. */
    static String object(JsonNode object) {
        return key(object) + "@" + object.at("/metadata/resourceVersion").asText();
    }
}
