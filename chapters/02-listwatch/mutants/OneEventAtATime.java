// Gives the first event of a piece and forgets the rest.
// killed-by: 2.2 many lines in one piece
// says: Five lines came at once
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class OneEventAtATime implements WatchReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
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
