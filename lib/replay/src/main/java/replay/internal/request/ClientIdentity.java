package replay.internal.request;

import java.util.List;

/**
 * Whom a client says that it is. A value; any thread. {@code toString} does not show the token.
 *
 * @param token the bearer token of {@code Authorization}; {@code ""} for none
 * @param user {@code Impersonate-User}; {@code ""} for none
 * @param uid {@code Impersonate-Uid}; {@code ""} for none
 * @param groups {@code Impersonate-Group}, each value of it
 */
public record ClientIdentity(String token, String user, String uid, List<String> groups) {
    /** Nothing was said: the tape's own user. */
    public static final ClientIdentity NONE = new ClientIdentity("", "", "", List.of());

    public ClientIdentity {
        groups = List.copyOf(groups);
    }

    /** Returns somebody whom the tape's own user impersonates, as {@code kubectl --as} does. */
    public static ClientIdentity as(String user, String... groups) {
        return new ClientIdentity("", user, "", List.of(groups));
    }

    @Override
    public String toString() {
        return "Identity[token=" + (token.isEmpty() ? "none" : "given") + ", user=" + user + ", uid=" + uid
                + ", groups=" + groups + "]";
    }
}
