package informers.watch;

import com.fasterxml.jackson.core.JsonParseException;
import informers.api.DecodeException;
import informers.api.Json;
import informers.api.JsonCursor;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ObjectScanner;
import informers.api.ResourceType;
import informers.api.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Events from bytes. The bytes may come cut anywhere.
 *
 * <p>A line that is no event ends the stream with an ERROR event that says so, as client-go's does: what came after it
 * could not be trusted either. A stream that ends inside a line ends with an {@link EOFException}: the event was lost on
 * the way, and the reader must resume from the last version it saw.
 *
 * <p>Used by one thread. Answers to {@code watch/streamwatcher.go} and {@code rest/watch/decoder.go}.
 */
public final class EventDecoder<T extends KubeObject> {
    private final LineReader lines;
    private final ResourceType<T> type;
    private boolean over;

    /** Reads from {@code in}, and never closes it. */
    public EventDecoder(InputStream in, ResourceType<T> type) {
        this.lines = new LineReader(in);
        this.type = type;
    }

    /**
     * Waits for the next event; empty at the end of the stream.
     *
     * @throws EOFException if the stream ended inside a line
     * @throws IOException if the connection broke
     */
    public Optional<WatchEvent<T>> next() throws IOException {
        if (over || !lines.next()) {
            over = true;
            return Optional.empty();
        }
        try {
            return Optional.of(event(lines.buffer(), lines.from(), lines.to()));
        } catch (JsonParseException e) {
            over = true;
            if (!lines.terminated()) {
                throw cutOff();
            }
            return Optional.of(undecodable(Json.broken("a watch event", e, lines.buffer(), lines.from(), lines.to())));
        } catch (DecodeException e) {
            over = true;
            return Optional.of(undecodable(e));
        }
    }

    private WatchEvent<T> event(byte[] buffer, int from, int to) throws JsonParseException {
        String name = "";
        ObjectJson object = null;
        JsonCursor in = new JsonCursor(buffer, from, to);
        if (in.peek() != '{') {
            throw notAnEvent("not a JSON object");
        }
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("type")) {
                name = in.text(field);
            } else if (field.equals("object") && in.peek() == '{') {
                object = ObjectScanner.scan(in).cutFrom(buffer);
            } else {
                in.skip();
            }
        }
        EventType eventType = typeOf(name);
        if (object == null) {
            throw notAnEvent("without an object");
        }
        return eventType == EventType.ERROR
                ? WatchEvent.error(Status.parse(object.bytes()))
                : WatchEvent.of(eventType, type.view(object));
    }

    private EventType typeOf(String name) {
        for (EventType type : EventType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw notAnEvent(name.isEmpty() ? "without a type" : "of the unknown type " + name);
    }

    private DecodeException notAnEvent(String what) {
        return new DecodeException("expected a watch event {\"type\":…,\"object\":…} on a line of its own, came a line "
                + what + ": " + Json.excerpt(lines.buffer(), lines.from(), lines.to()));
    }

    private EOFException cutOff() {
        return new EOFException("the watch ended in the middle of an event, which is lost: "
                + Json.excerpt(lines.buffer(), lines.from(), lines.to())
                + ". Watch again from the last resourceVersion that came.");
    }

    private WatchEvent<T> undecodable(DecodeException why) {
        return WatchEvent.error(Status.failure(
                500, "InternalError", "unable to decode an event from the watch stream: " + why.getMessage()));
    }
}
