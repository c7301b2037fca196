// An event after the 410 sets the version again, although changes before it are lost.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: until the next listed()
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses

public class EventAfterExpired extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (!event.type().equals("ERROR")) {
            expired = false;
        }
        return super.saw(event);
    }
}
