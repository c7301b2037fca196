import java.util.List;
import workbook.grade.Todo;

/**
 * Your file for chapter 02. Write the bodies, one task after the other; `mvn test` grades them.
 * README.md describes the tasks, WatchReader.java the methods and their parameters.
 */
public class MyWatchReader implements WatchReader {

    // Task 2.1
    @Override
    public Event event(String line) {
        // new ObjectMapper().readTree(line) returns a JsonNode with the fields "type" and "object".
        throw new Todo("2.1 one whole line");
    }

    // Task 2.2
    @Override
    public List<Event> feed(byte[] bytes) {
        // Begin with the bytes that the last call kept. Search for '\n' in the bytes: a character may be cut in two.
        throw new Todo("2.2 lines cut anywhere");
    }

    // Task 2.3
    @Override
    public void listed(String resourceVersion) {
        throw new Todo("2.3 where to resume: first from the version of the list");
    }

    // Task 2.3 and 2.4
    @Override
    public boolean saw(Event event) {
        // First (2.3) the three types that are a change of an object. Then (2.4) BOOKMARK and ERROR, which are not.
        throw new Todo("2.3 where to resume: after the last event; 2.4 BOOKMARK and ERROR");
    }

    // Task 2.3
    @Override
    public String resumeFrom() {
        throw new Todo("2.3 where to resume");
    }
}
