package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.internal.watch.EventDecoder;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All states that the objects of one resource ever had, from a watch without failures; its lines are the history. */
final class Truth<T extends KubeObject> {
    private final Map<String, T> states = new HashMap<>();
    private final NavigableMap<Long, Map<String, String>> versions = new TreeMap<>();

    Truth(Iterable<T> first, byte[] history, ResourceType<T> type) {
        Map<String, String> now = new TreeMap<>();
        first.forEach(object -> change(EventType.ADDED, object, now));
        versions.clear();
        versions.put(0L, Map.copyOf(now));
        EventDecoder<T> events = new EventDecoder<>(new ByteArrayInputStream(history), type);
        try {
            for (Optional<WatchEvent<T>> e = events.next(); e.isPresent(); e = events.next()) {
                change(e.get().type(), e.get().object(), now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(EventType type, T object, Map<String, String> now) {
        states.put(object.key() + "@" + object.resourceVersion(), object);
        if (type == EventType.DELETED) {
            now.remove(object.key());
        } else {
            now.put(object.key(), object.resourceVersion());
        }
        versions.put(Long.parseLong(object.resourceVersion()), Map.copyOf(now));
    }

    /** Returns the state of an object at its version; the last one if that is the version of its deletion. */
    @Nullable
    T of(T object) {
        return states.get(object.key() + "@" + object.resourceVersion());
    }

    /** Returns the versions of the objects that existed at a version of the server. */
    Map<String, String> at(String version) {
        return versions.floorEntry(Long.parseLong(version)).getValue();
    }
}
