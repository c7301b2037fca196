// Throws BOOKMARKs away whole, with the version they brought.
// killed-by: 2.4 a BOOKMARK moves on and changes nothing
// says: Without it, a quiet watch
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
