package replay.internal.request;

import java.util.List;

/**
 * The credentials of a client. Immutable. {@code toString} does not print the token.
 *
 * @param token the bearer token of {@code Authorization}; {@code ""} for none
 * @param user {@code Impersonate-User}; {@code ""} for none
 * @param uid {@code Impersonate-Uid}; {@code ""} for none
 * @param groups the values of {@code Impersonate-Group}
 */
public record ClientIdentity(String token, String user, String uid, List<String> groups) {
    /** No credentials: the tape's default user. */
    public static final ClientIdentity NONE = new ClientIdentity("", "", "", List.of());

    public ClientIdentity {
        groups = List.copyOf(groups);
    }

    /**
     * Returns the credentials with which the tape's default user impersonates another, as {@code kubectl --as} does.
     */
    public static ClientIdentity as(String user, String... groups) {
        return new ClientIdentity("", user, "", List.of(groups));
    }

    @Override
    public String toString() {
        return "Identity[token=" + (token.isEmpty() ? "none" : "given") + ", user=" + user + ", uid=" + uid
                + ", groups=" + groups + "]";
    }
}
