package informers.client.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The user to act as, if the server allows it. Corresponds to {@code kubectl --as} and {@code
 * rest.ImpersonationConfig}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param user {@code ""} for none; then the other fields must be empty
 * @param uid {@code ""} for none
 * @param groups the groups, in this order
 * @param extra further attributes, such as {@code scopes}
 */
public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    /** No impersonation. */
    public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

    /** Checks the components, rejects null, and copies collections. {@inheritDoc} */
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
            throw new IllegalArgumentException("expected a user to impersonate, found only a uid, groups or extra");
        }
    }

    /**
     * Returns an impersonation of a user without groups.
     *
     * @param user the user
     * @return the impersonation
     */
    public static Impersonation user(String user) {
        return new Impersonation(user, "", List.of(), Map.of());
    }

    /** {@return whether there is no user to act as} */
    public boolean isNone() {
        return user.isEmpty();
    }
}
