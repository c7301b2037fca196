// Resumes before a deletion, and so is told of it again.
// killed-by: 2.3 where to resume
// says: a DELETED too
// story: https://github.com/kubernetes/kubernetes/issues/59848
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class DeletesDoNotMove implements WatchReader {
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
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        if (!event.type().equals("DELETED")) {
            resumeFrom = event.resourceVersion();
        }
        return !event.type().equals("BOOKMARK");
    }

    @Override
    public String resumeFrom() {
        return resumeFrom;
    }
}
