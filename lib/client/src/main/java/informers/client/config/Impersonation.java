package informers.client.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whom to act as: the server takes us for this user, if ours may impersonate. {@code kubectl --as}.
 *
 * <p>A value; any thread. Corresponds to {@code rest.ImpersonationConfig}.
 *
 * @param user {@code ""} for nobody; then the others must be empty
 * @param uid {@code ""} for none
 * @param groups in their order
 * @param extra more about the user, such as {@code scopes}
 */
public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    /** As ourselves. */
    public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

    public Impersonation {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(extra, "extra");
        groups = List.copyOf(groups);
        Map<String, List<String>> copies = new LinkedHashMap<>();
        extra.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        extra = Collections.unmodifiableMap(copies);
        if (user.isEmpty() && !(uid.isEmpty() && groups.isEmpty() && extra.isEmpty())) {
            throw new IllegalArgumentException("expected a user to impersonate, came only a uid, groups or extra");
        }
    }

    /** A user and nothing else. */
    public static Impersonation user(String user) {
        return new Impersonation(user, "", List.of(), Map.of());
    }

    public boolean isNone() {
        return user.isEmpty();
    }
}
