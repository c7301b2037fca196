// Recognizes a 410 by its reason: Expired or Gone.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: decide by the field code
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses

public class ExpiredByReason extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            String reason = event.object().path("reason").asText();
            expired |= reason.equals("Expired") || reason.equals("Gone");
            return false;
        }
        return super.saw(event);
    }
}
