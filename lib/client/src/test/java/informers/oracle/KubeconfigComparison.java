package informers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.client.config.KubeconfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares how kubectl and this library read kubeconfigs: which are accepted, their contexts, and what a context means.
 */
class KubeconfigComparison {
    private static final String HEADING = "## Kubeconfigs: read otherwise than kubectl";

    @TempDir
    Path folder;

    @Test
    void theCorpus() throws Exception {
        Kubectl kubectl = new Kubectl(folder);
        Map<String, String> differences = new LinkedHashMap<>();
        for (Input input : KubeconfigCorpus.all()) {
            Kubectl.Answer theirs = kubectl.kubeconfig(input.bytes());
            String difference = difference(theirs, read(input));
            if (!difference.isEmpty()) {
                differences.put(input.name(), difference);
            }
        }
        differences.forEach((name, difference) -> System.out.println(name + ": " + difference));
        assertThat(differences.keySet())
                .as("differences, each of which must be a decision below \"%s\"", HEADING)
                .containsExactlyInAnyOrderElementsOf(Decisions.below(HEADING));
    }

    private Object read(Input input) throws IOException {
        try {
            return Kubeconfig.load(Files.write(folder.resolve("ours"), input.bytes()));
        } catch (KubeconfigException e) {
            return e;
        }
    }

    private static String difference(Kubectl.Answer theirs, Object read) {
        if (read instanceof KubeconfigException e) {
            return theirs.accepted() ? "kubectl reads it, here: " + e.getMessage() : "";
        }
        Kubeconfig ours = (Kubeconfig) read;
        if (!theirs.accepted() && !isUsable(ours)) {
            return ""; // rejected when it is used: an invalid entry does not affect the others
        }
        if (!theirs.accepted()) {
            return "kubectl refuses it (" + theirs.error() + "), here: " + ours;
        }
        JsonNode config = theirs.json().get(0);
        TreeSet<String> names = new TreeSet<>();
        config.path("contexts")
                .forEach(context -> names.add(context.path("name").asText()));
        String their = config.path("current-context").asText() + " of " + names;
        String our = ours.currentContext() + " of " + ours.contexts();
        if (!their.equals(our)) {
            return "DIFFERENT: kubectl reads " + their + ", here: " + our;
        }
        return ours.currentContext().isEmpty() ? "" : meaning(config, ours);
    }

    private static boolean isUsable(Kubeconfig kubeconfig) {
        try {
            return kubeconfig.currentContext().isEmpty()
                    || !kubeconfig.clientConfig().toString().isEmpty();
        } catch (KubeconfigException e) {
            return false;
        }
    }

    /** A context that is not usable may fail here; otherwise it must mean the same. */
    private static String meaning(JsonNode theirs, Kubeconfig ours) {
        ClientConfig config;
        try {
            config = ours.clientConfig();
        } catch (KubeconfigException e) {
            return "";
        }
        JsonNode cluster = theirs.path("clusters").path(0).path("cluster");
        boolean anonymous = theirs.path("contexts")
                .path(0)
                .path("context")
                .path("user")
                .asText()
                .isEmpty();
        JsonNode user = theirs.path(anonymous ? "none" : "users").path(0).path("user");
        List<String> groups = new ArrayList<>();
        user.path("as-groups").forEach(group -> groups.add(group.asText()));
        String their =
                cluster.path("server").asText() + " " + user.path("token").asText() + " " + groups;
        String our = config.server() + " " + config.credentials().token() + " "
                + config.impersonation().groups();
        return their.equals(our) ? "" : "DIFFERENT: kubectl reads " + their + ", here: " + our;
    }
}
