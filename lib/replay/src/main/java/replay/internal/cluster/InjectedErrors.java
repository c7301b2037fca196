package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
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
    private final JsonNode ofTheTape;
    private final List<JsonNode> refusals = new ArrayList<>();
    private final Map<JsonNode, Integer> used = new IdentityHashMap<>(); // two equal rules are two rules

    InjectedErrors(JsonNode ofTheTape) {
        this.ofTheTape = ofTheTape;
        ofTheTape.forEach(refusals::add);
    }

    /** Adds a rule to those of the tape. */
    public void add(JsonNode rule) {
        refusals.add(rule);
    }

    /** Removes the rules that were added. */
    public void removeAdded() {
        refusals.subList(ofTheTape.size(), refusals.size()).clear();
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
