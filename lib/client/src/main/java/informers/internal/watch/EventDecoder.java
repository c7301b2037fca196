package informers.internal.watch;

import com.fasterxml.jackson.core.JsonParseException;
import informers.api.DecodeException;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import informers.api.Status;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonErrors;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads watch events from a stream of bytes, which may arrive in pieces of any size.
 *
 * <p>The protocol is a stream of JSON values. Servers write one on each line; other white space between values, none at
 * all, or line feeds within a value are accepted too. An event is returned as soon as its last byte has arrived.
 *
 * <p>Anything that is not an event ends the stream with an ERROR event that describes it, as in client-go, because
 * whatever follows could not be trusted. A stream that ends inside a value ends with an {@link EOFException}: the event
 * is lost, and the reader must resume from the last version that it saw.
 *
 * <p>Not thread-safe. Corresponds to {@code watch/streamwatcher.go} and {@code rest/watch/decoder.go}.
 *
 * @param <T> the type of the objects
 */
public final class EventDecoder<T extends KubeObject> {
    private final FrameReader frames;
    private final ResourceType<T> type;
    private boolean over;

    /**
     * Creates a decoder. It never closes the stream.
     *
     * @param in the body of the response to a WATCH
     * @param type the type of the objects
     */
    public EventDecoder(InputStream in, ResourceType<T> type) {
        this.frames = new FrameReader(Objects.requireNonNull(in, "in"));
        this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * Waits for the next event.
     *
     * @return the event; empty at the end of the stream
     * @throws EOFException if the stream ended inside a value
     * @throws IOException if the connection broke
     */
    public Optional<WatchEvent<T>> next() throws IOException {
        if (over || !frames.next()) {
            over = true;
            return Optional.empty();
        }
        while (true) {
            JsonCursor in = new JsonCursor(frames.buffer(), frames.from(), frames.to());
            try {
                WatchEvent<T> event = event(in);
                frames.consume(in.at());
                return Optional.of(event);
            } catch (JsonParseException e) {
                if (in.ranOut() && frames.extend()) {
                    continue;
                }
                over = true;
                if (in.ranOut() && frames.isOver()) {
                    throw cutOff();
                }
                return Optional.of(undecodable(broken(e, in.at())));
            } catch (DecodeException e) {
                over = true;
                return Optional.of(undecodable(e));
            }
        }
    }

    private WatchEvent<T> event(JsonCursor in) throws JsonParseException {
        String name = "";
        ObjectJson object = null;
        if (in.peek() != '{') {
            throw notAnEvent("that is not a JSON object", frames.to());
        }
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("type")) {
                name = in.text(field);
            } else if (field.equals("object") && in.peek() == '{') {
                object = ObjectJson.read(in, frames.buffer());
            } else {
                in.skip();
            }
        }
        EventType eventType = typeOf(name, in.at());
        if (object == null) {
            throw notAnEvent("without an object", in.at());
        }
        return eventType == EventType.ERROR
                ? WatchEvent.error(Status.parse(object.bytes()))
                : WatchEvent.of(eventType, type.view(object));
    }

    private EventType typeOf(String name, int to) {
        for (EventType type : EventType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw notAnEvent(name.isEmpty() ? "without a type" : "of the unknown type " + name, to);
    }

    private DecodeException notAnEvent(String what, int to) {
        return new DecodeException(
                "expected a watch event {\"type\":…,\"object\":…}, found a line " + what + ": " + excerpt(to));
    }

    private DecodeException broken(JsonParseException e, int to) {
        byte[] value = value(to);
        return JsonErrors.broken("a watch event", e, value, 0, value.length);
    }

    private String excerpt(int to) {
        byte[] value = value(to);
        return JsonErrors.excerpt(value, 0, value.length);
    }

    /** Returns the bytes of the current value as far as they were read. */
    private byte[] value(int to) {
        return Arrays.copyOfRange(frames.buffer(), frames.from(), to);
    }

    private EOFException cutOff() {
        return new EOFException("the watch ended in the middle of an event, which is lost: "
                + excerpt(frames.to())
                + ". Watch again from the last resourceVersion that was received.");
    }

    private WatchEvent<T> undecodable(DecodeException why) {
        return WatchEvent.error(Status.failure(
                500, "InternalError", "unable to decode an event from the watch stream: " + why.getMessage()));
    }
}
