// Compares the versions as numbers, and keeps the largest one.
// killed-by: 2.3 the last version counts, not the largest string
// says: A resourceVersion is opaque
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions

public class VersionsOnlyGrow extends BufferedWatchReader {
    @Override
    public boolean saw(Event event) {
        String before = resumeFrom;
        boolean change = super.saw(event);
        if (before.matches("\\d{1,18}") && resumeFrom.matches("\\d{1,18}") && Long.parseLong(before) > Long.parseLong(resumeFrom)) {
            resumeFrom = before;
        }
        return change;
    }
}
