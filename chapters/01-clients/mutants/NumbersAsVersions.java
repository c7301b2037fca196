// Reads the resourceVersion as a number.
// killed-by: 1.2 the first page
// says: may be no numbers
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.GroupVersionResource;

public class NumbersAsVersions extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        Page page = super.page(server, r, namespace, limit, continueToken);
        return new Page(page.names(), Long.toString(number(page.resourceVersion())), page.continueToken());
    }

    private static long number(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
