// Knows a 410 by its message; the server has more than one for it.
// killed-by: 2.4 an ERROR changes nothing, and 410 means: list again
// says: The code decides
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses
public class ExpiredByItsWords extends BufferedWatchReader {
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
