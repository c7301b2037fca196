package replay.internal.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.RequestBodies;
import replay.internal.request.Route;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;

/** Handles subresources other than status and scale. Pods here have no kubelet. Callers hold the session's lock. */
final class Subresources {
    private static final Set<String> STREAMS = Set.of("exec", "attach", "portforward");

    private final ClusterState state;

    Subresources(ClusterState state) {
        this.state = state;
    }

    ApiResponse handle(ApiRequest request, Route route, ServedResource resource, ObjectNode object) {
        String name = resource.gvr().resource() + "/" + route.subresource();
        boolean bound = !object.at("/spec/nodeName").asText().isEmpty();
        if (name.equals("pods/log") && !bound) {
            return new ApiResponse.Body(200, "text/plain", Map.of(), new byte[0]);
        }
        if (resource.gvr().resource().equals("pods") && STREAMS.contains(route.subresource()) && !bound) {
            throw Statuses.badRequest("pod " + route.name() + " does not have a host assigned");
        }
        if (name.equals("serviceaccounts/token") && request.method().equals("POST")) {
            return token(request, route);
        }
        throw Statuses.badRequest("the replay server does not serve " + name + ": it was not recorded");
    }

    /** Returns an unsigned token. A tape that requires tokens names its own. */
    private ApiResponse token(ApiRequest request, Route route) {
        ObjectNode asked = RequestBodies.object(request, "authentication.k8s.io/v1", "TokenRequest");
        long seconds = asked.at("/spec/expirationSeconds").asLong(3600);
        String until = state.now()
                .plus(Duration.ofSeconds(seconds))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        ObjectNode claims = JsonTrees.object()
                .put("sub", "system:serviceaccount:" + route.namespace() + ":" + route.name())
                .put("exp", state.now().getEpochSecond() + seconds);
        ObjectNode response =
                JsonTrees.object().put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        response.putObject("metadata")
                .put("name", route.name())
                .put("namespace", route.namespace())
                .put("creationTimestamp", state.time());
        response.set("spec", asked.path("spec").isObject() ? asked.path("spec") : JsonTrees.object());
        response.putObject("status")
                .put("token", part("{\"alg\":\"none\"}") + "." + part(claims.toString()) + ".")
                .put("expirationTimestamp", until);
        return ResponseEncoder.json(201, response);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
