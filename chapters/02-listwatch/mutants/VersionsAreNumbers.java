// Keeps the version as a long: not every version is one.
// killed-by: 2.3 the last version counts, not the largest string
// says: it may be no number
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions

public class VersionsAreNumbers extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        boolean change = super.saw(event);
        try {
            resumeFrom = Long.toString(Long.parseLong(resumeFrom));
        } catch (NumberFormatException e) {
            resumeFrom = "0";
        }
        return change;
    }
}
