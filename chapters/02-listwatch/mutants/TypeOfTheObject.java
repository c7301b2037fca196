// Takes the object's kind for the event's type.
// killed-by: 2.1 one whole line
// says: The field type says what happened
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
