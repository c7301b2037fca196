// Returns the first version in the list instead of the preferred one.
// killed-by: 1.4 (optional) the preferred version
// says: not the first of the list
// story: https://github.com/kubernetes/kubernetes/issues/49664
import com.fasterxml.jackson.databind.JsonNode;

public class FirstVersionOfTheList extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            return server.get("/api").at("/versions/0").asText();
        }
        for (JsonNode g : server.get("/apis").path("groups")) {
            if (g.path("name").asText().equals(group)) {
                return g.at("/versions/0/version").asText();
            }
        }
        throw new IllegalArgumentException("no group " + group);
    }
}
