package replay.internal.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import replay.internal.validation.FieldErrors;

/**
 * The options of a LIST or WATCH, validated as the real server does. Immutable.
 *
 * @param resourceVersion as sent; {@code ""} if unset
 * @param timeoutSeconds 0 if unset
 */
public record ListQuery(
        boolean watch,
        String labelSelector,
        String fieldSelector,
        String resourceVersion,
        String match,
        long limit,
        String token,
        long timeoutSeconds,
        boolean bookmarks,
        Optional<Boolean> sendInitialEvents,
        String includeObject,
        String shardSelector) {
    private static final String MATCH = "resourceVersionMatch";

    private static final Set<String> KNOWN = Set.of(
            "watch",
            "labelSelector",
            "fieldSelector",
            "resourceVersion",
            "resourceVersionMatch",
            "limit",
            "continue",
            "timeoutSeconds",
            "allowWatchBookmarks",
            "sendInitialEvents",
            "includeObject",
            "shardSelector",
            "pretty",
            "timeout");

    public static ListQuery of(ApiRequest request) {
        refuseUnknown(request, KNOWN);
        ListQuery query = new ListQuery(
                isWatch(request),
                request.parameter("labelSelector"),
                request.parameter("fieldSelector"),
                request.parameter("resourceVersion"),
                request.parameter("resourceVersionMatch"),
                number(request, "limit"),
                request.parameter("continue"),
                number(request, "timeoutSeconds"),
                bool(request, "allowWatchBookmarks"),
                request.query().containsKey("sendInitialEvents")
                        ? Optional.of(bool(request, "sendInitialEvents"))
                        : Optional.empty(),
                includeObject(request),
                request.parameter("shardSelector"));
        query.validate();
        return query;
    }

    public static boolean isWatch(ApiRequest request) {
        return bool(request, "watch");
    }

    /** Returns whether a list is of the most recent state, which a server with a watch cache has to wait for. */
    public static boolean isConsistent(ApiRequest request) {
        return request.parameter("resourceVersion").isEmpty()
                && request.parameter("continue").isEmpty();
    }

    /** Returns the name to which a field selector restricts a list or a watch; {@code ""} for none. */
    public static String onlyName(ApiRequest request) {
        for (String requirement : request.parameter("fieldSelector").split(",")) {
            if (requirement.matches("metadata\\.name==?[^=!].*")) {
                return requirement.replaceFirst("metadata\\.name==?", "");
            }
        }
        return "";
    }

    /**
     * Throws 400 if there is a parameter that the replay server does not know, because it could change the meaning of
     * the request.
     */
    public static void refuseUnknown(ApiRequest request, Set<String> known) {
        for (String name : request.query().keySet()) {
            if (!known.contains(name)) {
                throw Statuses.badRequest("the replay does not know the query parameter \"" + name + "\" of "
                        + request.method() + "; it knows " + String.join(", ", new java.util.TreeSet<>(known)));
            }
        }
    }

    public static String includeObject(ApiRequest request) {
        String value = request.parameter("includeObject");
        if (!Set.of("", "Metadata", "Object", "None").contains(value)) {
            throw Statuses.badRequest("unrecognized includeObject value: \"" + value + "\"");
        }
        return value.isEmpty() ? "Metadata" : value;
    }

    /** Parses a flag as Go does: true if it is present and neither false nor 0. */
    private static boolean bool(ApiRequest request, String name) {
        String value = request.parameter(name);
        return request.query().containsKey(name) && !value.equalsIgnoreCase("false") && !value.equals("0");
    }

    private static long number(ApiRequest request, String name) {
        String value = request.parameter(name);
        if (value.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Statuses.badRequest("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
        }
    }

    private void validate() {
        FieldErrors errors = new FieldErrors();
        if (watch) {
            validateWatch(errors);
        } else {
            validateList(errors);
        }
        if (!errors.isEmpty()) {
            throw Statuses.invalidOptions("ListOptions", errors);
        }
    }

    private void validateList(FieldErrors errors) {
        if (!match.isEmpty()) {
            if (resourceVersion.isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            if (!token.isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden with continue");
            }
            if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
                errors.notSupported(MATCH, match, List.of("Exact", "NotOlderThan", ""));
            }
            if (match.equals("Exact") && resourceVersion.equals("0")) {
                errors.forbidden(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }
        if (sendInitialEvents.isPresent()) {
            errors.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
        }
    }

    private void validateWatch(FieldErrors errors) {
        if (sendInitialEvents.isPresent() && !match.equals("NotOlderThan")) {
            errors.forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (!match.isEmpty()) {
            if (sendInitialEvents.isEmpty()) {
                errors.forbidden(
                        MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
            }
            if (!match.equals("NotOlderThan")) {
                errors.notSupported(MATCH, match, List.of("NotOlderThan"));
            }
            if (!token.isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden with continue");
            }
        }
    }

    /** Returns Go's message about a resourceVersion that is not a number; {@code ""} if it is one. */
    public static String wrongVersion(String text) {
        return text.isEmpty() || text.matches("[0-9]{1,18}")
                ? ""
                : "resourceVersion: Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text
                        + "\": invalid syntax";
    }
}
