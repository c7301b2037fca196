// Ignores a BOOKMARK that comes before a LIST.
// killed-by: 2.4 a BOOKMARK has a version to resume from, and no change
// says: without a LIST before
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes

public class BookmarkAfterAListOnly extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        return !(event.type().equals("BOOKMARK") && resumeFrom.isEmpty()) && super.saw(event);
    }
}
