// Makes a text of each piece, and glues the texts: a character that was cut in two is lost.
// killed-by: 2.2 lines cut anywhere
// says: put the bytes together before you make a text of them
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class TextsAreGlued extends BufferedWatchReader {
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
