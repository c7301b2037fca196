package replay.internal.rbac;

import java.util.List;

/**
 * The user of a request. Immutable. Corresponds to {@code user.Info}.
 *
 * @param name such as {@code anna} or {@code system:serviceaccount:team:builder}
 * @param uid {@code ""} for none
 * @param groups all of the user's groups, such as {@code system:authenticated}
 */
public record User(String name, String uid, List<String> groups) {
    /** The user of a request without credentials. */
    public static final String ANONYMOUS = "system:anonymous";

    /** The group of all authenticated users. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** The group of the anonymous user. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";

    /** The group whose members may do everything, whatever the roles are. */
    public static final String MASTERS = "system:masters";

    static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public User {
        groups = List.copyOf(groups);
    }

    /** Returns whether the user may do everything. */
    public boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
