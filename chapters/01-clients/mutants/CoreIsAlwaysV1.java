// Takes it for granted that the core group is v1, and does not ask.
// killed-by: 1.4 (optional) the preferred version
// says: do not take v1 for granted
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
public class CoreIsAlwaysV1 extends RecursiveLister {
    @Override
    public String preferredVersion(Server server, String group) {
        return group.isEmpty() ? "v1" : super.preferredVersion(server, group);
    }
}
