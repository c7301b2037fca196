// Watches again from the expired version, forever.
// killed-by: 2.4 an ERROR is no change, and 410 means: list again
// says: fails in the same way
// story: https://github.com/kubernetes-client/java/issues/1533

public class RetryTheSameVersion extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            return false;
        }
        resumeFrom = event.resourceVersion();
        return !event.type().equals("BOOKMARK");
    }
}
