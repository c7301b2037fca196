// Ignores BOOKMARKs and their versions.
// killed-by: 2.4 a BOOKMARK has a version to resume from, and no change
// says: If you ignore it, a watch without other events
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks

public class BookmarkIsIgnored extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("BOOKMARK")) {
            return false;
        }
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        resumeFrom = event.resourceVersion();
        return !event.type().equals("BOOKMARK");
    }
}
