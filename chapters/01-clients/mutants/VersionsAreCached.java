// Reads the groups once, and never again, also from another server.
// killed-by: 1.4 (optional) the preferred version
// says: Send the request again
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import java.util.HashMap;
import java.util.Map;

public class VersionsAreCached extends RecursiveListReader {
    private final Map<String, String> known = new HashMap<>();

    @Override
    public String preferredVersion(Server server, String group) {
        return known.computeIfAbsent(group, g -> super.preferredVersion(server, g));
    }
}
