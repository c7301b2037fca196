// A right answer in another form: one growing buffer of bytes, split at line feeds.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class BufferedWatchReader implements WatchReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] held = {};
    protected String resumeFrom = "";
    protected boolean expired;

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
        byte[] all = Arrays.copyOf(held, held.length + bytes.length);
        System.arraycopy(bytes, 0, all, held.length, bytes.length);
        List<Event> events = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                String line = new String(all, from, i - from, StandardCharsets.UTF_8);
                from = i + 1;
                if (!line.isBlank()) {
                    events.add(event(line));
                }
            }
        }
        held = Arrays.copyOfRange(all, from, all.length);
        return events;
    }

    @Override
    public void listed(String resourceVersion) {
        resumeFrom = resourceVersion;
        expired = false;
    }

    @Override
    public boolean saw(Event event) {
        switch (event.type()) {
            case "ADDED", "MODIFIED", "DELETED" -> {
                resumeFrom = event.resourceVersion();
                return true;
            }
            case "BOOKMARK" -> resumeFrom = event.resourceVersion();
            default -> expired |= event.object().path("code").asInt() == 410;
        }
        return false;
    }

    @Override
    public String resumeFrom() {
        return expired ? "" : resumeFrom;
    }
}
