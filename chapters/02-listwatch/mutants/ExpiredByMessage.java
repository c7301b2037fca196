// Recognizes a 410 by its message and reason; the server has more than one of each.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: decide by the field code
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses
public class ExpiredByMessage extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (!event.type().equals("ERROR")) {
            return super.saw(event);
        }
        if (event.object().path("message").asText().startsWith("too old resource version")
                && event.object().path("reason").asText().equals("Expired")) {
            resumeFrom = "";
        }
        return false;
    }
}
