// Watches again from the version that the server has forgotten, for ever.
// killed-by: 2.4 an ERROR changes nothing, and 410 means: list again
// says: fails again
// story: https://github.com/kubernetes-client/java/issues/1533
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class RetryTheSameVersion implements WatchReader {
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
        return events;
    }

    @Override
    public void listed(String resourceVersion) {
        resumeFrom = resourceVersion;
    }

    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
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
