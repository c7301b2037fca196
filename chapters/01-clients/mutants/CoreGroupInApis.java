// Looks for the core group in /apis, which does not list it.
// killed-by: 1.4 (optional) the preferred version
// says: The core group is not in /apis
// story: https://kubernetes.io/docs/reference/using-api/#api-groups
import com.fasterxml.jackson.databind.JsonNode;

public class CoreGroupInApis extends RecursiveListReader {
    @Override
    public String preferredVersion(Server server, String group) {
        for (JsonNode g : server.get("/apis").path("groups")) {
            if (g.path("name").asText().equals(group)) {
                return g.at("/preferredVersion/version").asText();
            }
        }
        return "";
    }
}
