// Returns null as long as there is no version.
// killed-by: 2.3 where to resume
// says: not null
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
public class NothingYetIsNull extends BufferedWatchReader {
    public NothingYetIsNull() {
        resumeFrom = null;
    }
}
