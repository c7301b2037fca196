// Recognizes a 410 only if its reason is Expired; the server has the reason Gone, too.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: Decide by the code
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses
import com.fasterxml.jackson.databind.JsonNode;

public class ExpiredWithOneReason extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            JsonNode status = event.object();
            expired |= status.path("code").asInt() == 410 && status.path("reason").asText().equals("Expired");
            return false;
        }
        return super.saw(event);
    }
}
