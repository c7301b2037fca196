// Searches for the core group in /apis, and throws because it is not there.
// killed-by: 1.4 (optional) the preferred version
// says: lists its versions
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
public class OwnExceptionForCore extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            throw new IllegalArgumentException("no group with an empty name");
        }
        return super.preferredVersion(server, group);
    }
}
