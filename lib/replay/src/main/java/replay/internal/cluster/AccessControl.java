package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import replay.internal.json.JsonTrees;
import replay.internal.rbac.Attributes;
import replay.internal.rbac.Authorizer;
import replay.internal.rbac.PolicySource;
import replay.internal.rbac.Rule;
import replay.internal.rbac.User;
import replay.internal.request.ClientIdentity;
import replay.internal.request.Statuses;
import replay.internal.tape.ResourceCatalog;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;

/**
 * Authenticates and authorizes the requests of a session, by the roles and bindings that its cluster has at the
 * moment.
 *
 * <p>The user is the one that {@code Impersonate-User} names, else the one of the bearer token, else the tape's
 * default user: a member of {@code system:masters}, unless {@code tape.json} has another:
 *
 * <pre>{@code
 * "access": {
 *   "user": "nobody", "groups": ["system:authenticated"],                 // requests without a token
 *   "tokens": {"t0ken": {"user": "anna", "groups": ["developers"]}},      // any other token gets 401
 *   "allow": [{"verbs": [...], "resources": [...], "namespaces": [...]}]  // additional rights of "user"
 * }
 * }</pre>
 *
 * <p>Guarded by the session's lock.
 */
public final class AccessControl {
    private static final User ADMIN = new User("kubernetes-admin", "", List.of(User.MASTERS, User.AUTHENTICATED));
    private static final String ACCOUNT = "system:serviceaccount:";

    private final JsonNode description;
    private final User own;
    private final Authorizer authorizer;

    AccessControl(Tape tape, History history) {
        description = tape.access();
        own = description.has("user") ? user(description) : ADMIN;
        authorizer = new Authorizer(new Policies(tape.catalog(), history));
    }

    /** Returns the user of a request. Throws a StatusException with 401 or 403. */
    public User user(ClientIdentity identity) {
        User real = authenticated(identity.token());
        if (identity.user().isEmpty()) {
            if (!identity.groups().isEmpty() || !identity.uid().isEmpty()) {
                throw Statuses.internalError("Internal error occurred: requested Impersonate-Group or Impersonate-Uid"
                        + " without impersonating a user");
            }
            return real;
        }
        checkImpersonation(real, identity);
        return impersonated(identity);
    }

    private User authenticated(String token) {
        if (token.isEmpty() || !description.has("tokens")) {
            return own; // without "tokens", any token is accepted
        }
        JsonNode known = description.path("tokens").path(token);
        if (known.isMissingNode()) {
            throw Statuses.unauthorized();
        }
        return user(known);
    }

    private static User user(JsonNode described) {
        List<String> groups = new ArrayList<>();
        described.path("groups").forEach(group -> groups.add(group.asText()));
        return completed(described.path("user").asText(), described.path("uid").asText(), groups);
    }

    private void checkImpersonation(User real, ClientIdentity identity) {
        String[] parts = identity.user().split(":", -1);
        boolean account = identity.user().startsWith(ACCOUNT) && parts.length == 4;
        check(
                real,
                account
                        ? new Attributes("impersonate", "", "serviceaccounts", "", parts[2], parts[3])
                        : new Attributes("impersonate", "", "users", "", "", identity.user()));
        for (String group : identity.groups()) {
            check(real, new Attributes("impersonate", "", "groups", "", "", group));
        }
        if (!identity.uid().isEmpty()) {
            check(real, new Attributes("impersonate", "authentication.k8s.io", "uids", "", "", identity.uid()));
        }
    }

    private static User impersonated(ClientIdentity identity) {
        List<String> groups = new ArrayList<>(identity.groups());
        String[] parts = identity.user().split(":", -1);
        if (groups.isEmpty() && identity.user().startsWith(ACCOUNT) && parts.length == 4) {
            groups.addAll(List.of("system:serviceaccounts", "system:serviceaccounts:" + parts[2]));
        }
        return completed(identity.user(), identity.uid(), groups);
    }

    /** Adds the group system:authenticated or system:unauthenticated, which every user is in. */
    private static User completed(String name, String uid, List<String> groups) {
        String everybody = name.equals(User.ANONYMOUS) ? User.UNAUTHENTICATED : User.AUTHENTICATED;
        if (!groups.contains(everybody)) {
            groups.add(everybody);
        }
        return new User(name, uid, groups);
    }

    /** Throws 403 if the user may not do this to the resource. */
    public void check(User user, Attributes request) {
        if (!may(user, request)) {
            throw Statuses.forbidden(user, request, authorizer.problems(user, request.namespace()));
        }
    }

    /** Throws 403 if the user may not send a request that is about no resource. */
    public void checkPath(User user, String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        if (!mayPath(user, verb, path)) {
            throw Statuses.forbiddenPath(user, verb, path);
        }
    }

    /** Returns whether the user may do this to the resource. */
    public boolean may(User user, Attributes request) {
        return user.isMaster() || Authorizer.allows(rules(user, request.namespace()), request);
    }

    /** Returns whether the user may send a request that is about no resource. */
    public boolean mayPath(User user, String verb, String path) {
        return authorizer.mayPath(user, verb, path);
    }

    /**
     * Returns the rules that hold for the user in a namespace, in the form that roles have.
     *
     * @param namespace {@code ""} for those of the whole cluster only
     */
    public List<JsonNode> rules(User user, String namespace) {
        List<JsonNode> all = new ArrayList<>(authorizer.rules(user, namespace));
        if (user.equals(own)) {
            for (JsonNode listed : description.path("allow")) {
                if (Rule.has(listed.path("namespaces"), namespace)) {
                    listed.path("resources")
                            .forEach(resource -> all.add(rule(listed.path("verbs"), resource.asText())));
                }
            }
        }
        return all;
    }

    private static JsonNode rule(JsonNode verbs, String groupResource) {
        int dot = groupResource.indexOf('.');
        String group = groupResource.equals("*") ? "*" : dot < 0 ? "" : groupResource.substring(dot + 1);
        var rule = JsonTrees.object();
        rule.set("verbs", verbs);
        rule.putArray("apiGroups").add(group);
        rule.putArray("resources").add(dot < 0 ? groupResource : groupResource.substring(0, dot));
        return rule;
    }

    /** The roles and bindings of the session, including those that clients have written. */
    private record Policies(ResourceCatalog catalog, History history) implements PolicySource {
        @Override
        public Collection<? extends JsonNode> all(String resource) {
            return history.all()
                    .getOrDefault(storage(resource), new TreeMap<>())
                    .values();
        }

        @Override
        public @Nullable JsonNode get(String resource, String key) {
            return history.get(storage(resource), key);
        }

        private GroupVersionResource storage(String resource) {
            var gvr = new GroupVersionResource("rbac.authorization.k8s.io", "v1", resource);
            return catalog.find(gvr).map(ServedResource::storage).orElse(gvr);
        }
    }
}
