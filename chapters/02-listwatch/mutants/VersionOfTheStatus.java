// Reads a resourceVersion from an ERROR, whose Status has none.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: A Status has no resourceVersion
// story: https://github.com/kubernetes-client/java/issues/1580

public class VersionOfTheStatus extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            resumeFrom = event.resourceVersion();
            return false;
        }
        resumeFrom = event.resourceVersion();
        return !event.type().equals("BOOKMARK");
    }
}
