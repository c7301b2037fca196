// Takes the first group whose name begins with the name.
// killed-by: 1.4 (optional) the preferred version
// says: The name must be equal
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import com.fasterxml.jackson.databind.JsonNode;

public class GroupByPrefix extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            return super.preferredVersion(server, group);
        }
        for (JsonNode g : server.get("/apis").path("groups")) {
            if (g.path("name").asText().startsWith(group)) {
                return g.at("/preferredVersion/version").asText();
            }
        }
        throw new IllegalArgumentException("no group " + group);
    }
}
