import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What you build in chapter 02: decodes the bytes of a watch into events, and knows from which resourceVersion to resume when
 * the stream ends. A reader is used by one thread. It is used for one watch after another: each new LIST is reported to it.
 */
public interface WatchReader {

    /** Decodes one complete line of the stream. */
    Event event(String line);

    /**
     * Decodes the next bytes of the stream, and returns the events that are complete now, in order. The bytes may begin and
     * end anywhere, also inside a character. Keeps the bytes of an incomplete line for the next call. A line ends with
     * {@code \n} or {@code \r\n}. Ignores empty lines. Keeps no reference to the array, which the caller may overwrite, and
     * returns a new list each time.
     */
    List<Event> feed(byte[] bytes);

    /** Records the resourceVersion of a LIST: the next watch starts from it. */
    void listed(String resourceVersion);

    /**
     * Records an event of the watch. Called for each event, in order.
     *
     * @return true if the event is a change of an object, which the program must handle
     */
    boolean saw(Event event);

    /**
     * Returns the resourceVersion from which to watch again: that of the last call of {@link #listed} or {@link #saw}.
     *
     * @return {@code ""} if there is none, so that a new LIST is needed: before the first LIST or event, and after a 410 until the
     *     next LIST
     */
    String resumeFrom();

    /**
     * One event of a watch.
     *
     * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
     * @param object the object; for ERROR, a Status
     */
    record Event(String type, JsonNode object) {
        public String name() {
            return object.at("/metadata/name").asText();
        }

        public String resourceVersion() {
            return object.at("/metadata/resourceVersion").asText();
        }
    }
}
