package replay.internal.rbac;

import java.util.List;

/**
 * Who sends a request. A value; any thread. Corresponds to {@code user.Info}.
 *
 * @param name such as {@code anna} or {@code system:serviceaccount:team:builder}
 * @param uid {@code ""} for none
 * @param groups all of the user's groups, such as {@code system:authenticated}
 */
public record User(String name, String uid, List<String> groups) {
    /** The name of somebody who has no credentials. */
    public static final String ANONYMOUS = "system:anonymous";

    /** The group of all who have a name. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** The group of those who have none. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";

    /** The group whose members may do everything, whatever roles there are. */
    public static final String MASTERS = "system:masters";

    static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public User {
        groups = List.copyOf(groups);
    }

    /** Returns whether no rule is needed. */
    public boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
