// Takes what one read gives for whole lines.
// killed-by: 2.2 lines cut anywhere
// says: Half a line is no event yet
// story: https://github.com/kubernetes-client/python/issues/1116
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class EachPieceIsALine implements WatchReader {
    private final ObjectMapper mapper = new ObjectMapper();
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
        new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).forEach(l -> events.add(event(l)));
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
