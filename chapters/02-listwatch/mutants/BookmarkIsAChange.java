// Hands a BOOKMARK on as if an object had changed.
// killed-by: 2.4 a BOOKMARK moves on and changes nothing
// says: it has no name
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks

public class BookmarkIsAChange extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        resumeFrom = event.resourceVersion();
        return true;
    }
}
