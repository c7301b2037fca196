// Makes a text of each piece, and glues the texts: a character that was cut in two is lost.
// killed-by: 2.2 lines cut anywhere
// says: put the bytes together before you make a text of them
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class TextsAreGlued implements WatchReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private String rest = "";
    private String resumeFrom = "";

    @Override
    public Event event(String line) {
        try {
            JsonNode root = mapper.readTree(line);
            return new Event(root.path("type").asText(), root.path("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

    @Override
    public void listed(String resourceVersion) {
        resumeFrom = resourceVersion;
    }

    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        resumeFrom = event.resourceVersion();
        return !event.type().equals("BOOKMARK");
    }

    @Override
    public String resumeFrom() {
        return resumeFrom;
    }
}
