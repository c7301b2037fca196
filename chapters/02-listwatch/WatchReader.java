import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What you build in chapter 02: it makes events of a watch's bytes, and knows where to go on when the stream ends.
 * One reader belongs to one watch, and to one thread.
 */
public interface WatchReader {

    /** An event from one whole line of the stream. */
    Event event(String line);

    /**
     * Takes the next bytes of the stream, wherever the network cut them, and gives the events that are complete now.
     * The bytes of a line that is not complete are kept for the next call. Empty lines mean nothing.
     */
    List<Event> feed(byte[] bytes);

    /** The LIST before the watch had this version. */
    void listed(String resourceVersion);

    /**
     * Takes note of an event of this watch, in order.
     *
     * @return whether an object changed: then the program is told of it
     */
    boolean saw(Event event);

    /** The resourceVersion from which to watch again; {@code ""} when that is of no use, and one must list again. */
    String resumeFrom();

    /** One line of a watch: a type, and an object, or a Status when the type is ERROR. */
    record Event(String type, JsonNode object) {
        public String name() {
            return object.at("/metadata/name").asText();
        }

        public String resourceVersion() {
            return object.at("/metadata/resourceVersion").asText();
        }
    }
}
