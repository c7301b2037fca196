// Keeps the largest version, compared as strings.
// killed-by: 2.3 the last version counts, not the largest string
// says: The version of the last event counts
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions

public class LargestString extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        if (event.type().equals("ERROR")) {
            if (event.object().path("code").asInt() == 410) {
                resumeFrom = "";
            }
            return false;
        }
        if (event.resourceVersion().compareTo(resumeFrom) > 0) {
            resumeFrom = event.resourceVersion();
        }
        return !event.type().equals("BOOKMARK");
    }
}
