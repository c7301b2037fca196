package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import replay.internal.rbac.Attributes;
import replay.internal.rbac.Rule;
import replay.internal.request.Statuses;

/**
 * Errors that a tape injects for every user, as an admission webhook, a quota or an overloaded server does:
 *
 * <pre>{@code
 * "refuse": [{"verbs": ["create"], "resources": ["configmaps"], "status": 429, "times": 2}]
 * }</pre>
 *
 * <p>{@code *} matches all; {@code namespaces} restricts the rule; without {@code times} it always holds. The status
 * is 403, 409, 429, 500 or 503. With {@code "lateCache": true} in its place, lists without a resourceVersion fail with 429.
 * Guarded by the session's lock.
 */
public final class InjectedErrors {
    private final JsonNode refusals;
    private final Map<JsonNode, Integer> used = new HashMap<>();

    InjectedErrors(JsonNode refusals) {
        this.refusals = refusals;
    }

    /** Throws the error that the tape injects for this request, if there is one. */
    public void check(Attributes request) {
        for (JsonNode refusal : refusals) {
            if (!isLateCache(refusal) && applies(refusal, request)) {
                throw Statuses.refused(
                        refusal.path("status").asInt(),
                        request,
                        refusal.path("message").asText("the tape injects this error"));
            }
        }
    }

    /** Throws the error of a server whose watch cache is late, if the tape injects it for this list. */
    public void checkConsistentList(Attributes request, long resourceVersion) {
        for (JsonNode refusal : refusals) {
            if (isLateCache(refusal) && applies(refusal, request)) {
                throw Statuses.cacheTooLate(resourceVersion);
            }
        }
    }

    private static boolean isLateCache(JsonNode refusal) {
        return refusal.path("lateCache").asBoolean();
    }

    private boolean applies(JsonNode refusal, Attributes request) {
        return Rule.has(refusal.path("verbs"), request.verb())
                && Rule.has(refusal.path("resources"), groupResource(request))
                && (!refusal.has("namespaces") || Rule.has(refusal.path("namespaces"), request.namespace()))
                && used.merge(refusal, 1, Integer::sum) <= refusal.path("times").asInt(Integer.MAX_VALUE - 1);
    }

    private static String groupResource(Attributes request) {
        return request.group().isEmpty() ? request.fullResource() : request.fullResource() + "." + request.group();
    }
}
