// Returns the last version of the core group instead of the first one.
// killed-by: 1.4 (optional) the preferred version
// says: return the first one
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
public class LastCoreVersion extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            var versions = server.get("/api").path("versions");
            return versions.path(versions.size() - 1).asText();
        }
        return super.preferredVersion(server, group);
    }
}
