// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class UsualWatchReader implements WatchReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private String resumeFrom = "";
    private boolean expired;

    // Task 2.1
    @Override
    public Event event(String line) {
        try {
            JsonNode root = mapper.readTree(line);
            String type = root.path("type").asText();
            // not 2.1 (FirstTypeInTheText): String type = line.replaceFirst("(?s).*\"type\":\"([A-Z]+)\".*", "$1");
            // not 2.1 (TypeOfTheObject): String type = root.at("/object/type").asText();
            return new Event(type, root.path("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Task 2.2
    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        for (byte one : bytes) {
            if (one == '\n') {
                String line = unfinished.toString(StandardCharsets.UTF_8);
                unfinished.reset();
                if (!line.isBlank()) {
                    // not 2.2 (EmptyLinesAreEvents): if (line != null) {
                    events.add(event(line));
                }
            } else {
                unfinished.write(one);
            }
        }
        return events;
        // not 2.2 (EachPieceIsALine): return List.of(event(new String(bytes, StandardCharsets.UTF_8)));
    }

    // Task 2.3 and 2.4
    @Override
    public void listed(String resourceVersion) {
        resumeFrom = resourceVersion;
        // not 2.3 (ListedOnce): resumeFrom = resumeFrom.isEmpty() ? resourceVersion : resumeFrom;
        expired = false;
        // from 2.4
    }

    // Task 2.3 and 2.4
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            expired = expired || event.object().path("code").asInt() == 410;
            // not 2.4 (ExpiredIsForgotten): expired = event.object().path("code").asInt() == 410;
            return false;
        }
        // from 2.4
        resumeFrom = event.resourceVersion();
        // not 2.3 (DeletedVersionIsIgnored): resumeFrom = event.type().equals("DELETED") ? resumeFrom : event.resourceVersion();
        return !event.type().equals("BOOKMARK");
        // not 2.4 (BookmarkIsAChange): return true;
        // before 2.4: return true;
    }

    // Task 2.3 and 2.4
    @Override
    public String resumeFrom() {
        return expired ? "" : resumeFrom;
        // before 2.4: return resumeFrom;
    }
}
