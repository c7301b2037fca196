// Returns the object's kind as the event's type.
// killed-by: 2.1 one whole line
// says: The type of the event is in the field type
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

public class TypeOfTheObject extends BufferedWatchReader {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Event event(String line) {
        try {
            JsonNode root = mapper.readTree(line);
            return new Event(root.at("/object/kind").asText(), root.path("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
