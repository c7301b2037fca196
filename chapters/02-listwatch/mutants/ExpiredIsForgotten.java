// Any other ERROR after the 410 makes the old version valid again.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: until the next listed()
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses

public class ExpiredIsForgotten extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            expired = false;
        }
        return super.saw(event);
    }
}
