import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What you build in chapter 02: it makes events of a watch's bytes, and knows where to go on when the stream ends.
 * One reader belongs to one thread. After a 410 it hears of the new LIST, and goes on.
 */
public interface WatchReader {

    /** An event from one whole line of the stream. */
    Event event(String line);

    /**
     * Takes the next bytes of the stream, wherever the network cut them, and gives the events that are complete now.
     * The bytes of a line that is not complete are kept for the next call. A line ends with {@code \n} or
     * {@code \r\n}. Empty lines mean nothing.
     */
    List<Event> feed(byte[] bytes);

    /** The LIST before the watch had this version: a new beginning. */
    void listed(String resourceVersion);

    /**
     * Takes note of an event of this watch, in order.
     *
     * @return whether an object changed: then the program is told of it
     */
    boolean saw(Event event);

    /** The resourceVersion from which to watch again; {@code ""} if there is none, or it is of no use: then LIST. */
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
