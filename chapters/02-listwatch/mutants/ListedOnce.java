// Takes the version of the first LIST only.
// killed-by: 2.3 where to resume
// says: Each LIST counts, not only the first one
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes

public class ListedOnce extends BufferedWatchReader {
    private boolean listed;

    @Override
    public void listed(String resourceVersion) {
        if (!listed || resumeFrom().isEmpty()) {
            super.listed(resourceVersion);
        }
        listed = true;
    }

    @Override
    public boolean saw(Event event) {
        listed = true;
        return super.saw(event);
    }
}
