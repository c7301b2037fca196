// Takes the version of a LIST only if it is the larger number.
// killed-by: 2.3 where to resume
// says: restored from a backup
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions

public class ListsOnlyGrow extends BufferedWatchReader {
    @Override
    public void listed(String resourceVersion) {
        if (resumeFrom().isEmpty() || Long.parseLong(resourceVersion) > Long.parseLong(resumeFrom())) {
            super.listed(resourceVersion);
        }
    }
}
