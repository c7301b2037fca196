// Converts each piece to a string and joins the strings: a character that was split is lost.
// killed-by: 2.2 lines cut anywhere
// says: join the bytes before you convert them to a string
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class StringsAreJoined extends BufferedWatchReader {
    private String rest = "";

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        rest += new String(bytes, StandardCharsets.UTF_8);
        for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            String line = rest.substring(0, end).strip();
            rest = rest.substring(end + 1);
            if (!line.isEmpty()) {
                events.add(event(line));
            }
        }
        return events;
    }
}
