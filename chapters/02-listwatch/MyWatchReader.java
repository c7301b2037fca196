import java.util.List;
import workbook.grade.Todo;

/**
 * Your file for chapter 02. Write the bodies, one task after the other; `mvn test` grades them.
 * What is asked for stands in README.md; what the parameters mean, in WatchReader.java.
 */
public class MyWatchReader implements WatchReader {

    // Task 2.1
    @Override
    public Event event(String line) {
        // new ObjectMapper().readTree(line) gives a JsonNode; it has the fields "type" and "object".
        throw new Todo("2.1 one whole line");
    }

    // Task 2.2
    @Override
    public List<Event> feed(byte[] bytes) {
        // What is left over from the last call comes first. A character may be cut in two: look for '\n' in bytes.
        throw new Todo("2.2 lines cut anywhere");
    }

    // Task 2.3
    @Override
    public void listed(String resourceVersion) {
        throw new Todo("2.3 where to resume: begin with the version of the list");
    }

    // Task 2.3 and 2.4
    @Override
    public boolean saw(Event event) {
        // First (2.3) the three types that change an object. Then (2.4) BOOKMARK and ERROR, which do not.
        throw new Todo("2.3 where to resume: each event moves it; 2.4 BOOKMARK and ERROR");
    }

    // Task 2.3
    @Override
    public String resumeFrom() {
        throw new Todo("2.3 where to resume");
    }
}
