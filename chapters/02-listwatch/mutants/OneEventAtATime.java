// Returns the first event of a piece and drops the others.
// killed-by: 2.2 many lines in one piece
// says: One call of feed() got five lines
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class OneEventAtATime extends BufferedWatchReader {
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
            if (!line.isEmpty()) {
                events.add(event(line));
            }
        }
        return events.isEmpty() ? events : events.subList(0, 1);
    }
}
