// Returns v1 for the core group without a request.
// killed-by: 1.4 (optional) the preferred version
// says: do not return a constant v1
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
public class CoreIsAlwaysV1 extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        return group.isEmpty() ? "v1" : super.preferredVersion(server, group);
    }
}
