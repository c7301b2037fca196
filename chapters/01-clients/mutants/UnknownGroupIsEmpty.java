// Returns the empty string for a group that the server does not have.
// killed-by: 1.4 (optional) the preferred version
// says: throw an IllegalArgumentException
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
public class UnknownGroupIsEmpty extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        try {
            return super.preferredVersion(server, group);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
