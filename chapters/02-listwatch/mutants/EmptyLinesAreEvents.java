// Treats an empty line as an event.
// killed-by: 2.2 empty lines are ignored
// says: Ignore it
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class EmptyLinesAreEvents extends BufferedWatchReader {
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        for (byte b : bytes) {
            if (b != '\n') {
                rest.write(b);
                continue;
            }
            String line = rest.toString(StandardCharsets.UTF_8).strip();
            rest.reset();
            if (line.isEmpty()) {
                throw new IllegalArgumentException("an empty line");
            }
            events.add(event(line));
        }
        return events;
    }
}
