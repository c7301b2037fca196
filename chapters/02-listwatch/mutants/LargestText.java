// Keeps the largest version, compared as texts.
// killed-by: 2.3 versions are not numbers to compare as texts
// says: The last event that came counts
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions

public class LargestText extends BufferedWatchReader {
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
