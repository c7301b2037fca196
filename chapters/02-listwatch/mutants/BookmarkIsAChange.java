// Reports a BOOKMARK as a change of an object.
// killed-by: 2.4 a BOOKMARK has a version to resume from, and no change
// says: and has no name
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
