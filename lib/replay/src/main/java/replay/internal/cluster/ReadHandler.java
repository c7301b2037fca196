package replay.internal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ContinueToken;
import replay.internal.request.ListQuery;
import replay.internal.request.ResponseFormat;
import replay.internal.request.Selection;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;

/** Handles LIST and GET: a pure function of history and request. Callers hold the session's lock. */
public final class ReadHandler {
    private static final Set<String> GET_PARAMETERS = Set.of("resourceVersion", "includeObject", "pretty", "timeout");

    private final ClusterState state;
    private final ResponseEncoder forms;

    public ReadHandler(ClusterState state, ResponseEncoder forms) {
        this.state = state;
        this.forms = forms;
    }

    public ApiResponse get(ServedResource resource, String namespace, String name, ApiRequest request) {
        ResponseFormat form = ResponseFormat.of(request.accept(), false);
        ListQuery.refuseUnknown(request, GET_PARAMETERS);
        String version = request.parameter("resourceVersion");
        refuseWrongOrFuture(version);
        ObjectNode stored = need(resource, namespace, name);
        return forms.one(200, resource, stored, form, ListQuery.includeObject(request));
    }

    /** Returns the object. Throws 404 if there is none. */
    public ObjectNode need(ServedResource resource, String namespace, String name) {
        ObjectNode stored = state.history.get(resource.storage(), namespace.isEmpty() ? name : namespace + "/" + name);
        if (stored == null) {
            throw Statuses.notFound(resource.gvr(), name);
        }
        return stored;
    }

    public void refuseWrongOrFuture(String version) {
        String wrong = ListQuery.wrongVersion(version);
        if (!wrong.isEmpty()) {
            throw Statuses.badRequest("invalid resource version: " + wrong);
        }
        long asked = version.isEmpty() ? 0 : Long.parseLong(version);
        if (asked > state.history.resourceVersion()) {
            // The real server waits 3 s first.
            throw Statuses.tooLargeResourceVersion(asked, state.history.resourceVersion());
        }
    }

    public ApiResponse list(ServedResource resource, String namespace, ListQuery query, String accept) {
        ResponseFormat form = ResponseFormat.of(accept, false);
        Selection selection = Selection.of(namespace, query, resource);
        if (!query.token().isEmpty()
                && !query.resourceVersion().isEmpty()
                && !query.resourceVersion().equals("0")) {
            throw Statuses.badRequest("specifying resource version is not allowed when using continue");
        }
        refuseWrongOrFuture(query.resourceVersion());
        long version = state.history.resourceVersion();
        String start = "";
        if (!query.token().isEmpty()) {
            ContinueToken token = ContinueToken.parse(query.token());
            version = pageVersion(token);
            start = token.start();
        } else if (exact(query)) {
            version = Long.parseLong(query.resourceVersion());
            if (version < state.oldest()) {
                throw Statuses.expiredList();
            }
        }
        // A LIST at "0" is served from the watch cache, which ignores the limit.
        long limit = query.resourceVersion().equals("0") ? 0 : query.limit();
        return page(resource, selection, version, start, limit, form, query.includeObject());
    }

    /** Returns whether the query is for exactly its resourceVersion, as it is by default with a limit. */
    private static boolean exact(ListQuery query) {
        boolean number =
                !query.resourceVersion().isEmpty() && !query.resourceVersion().equals("0");
        return query.match().equals("Exact") || (number && query.match().isEmpty() && query.limit() > 0);
    }

    private long pageVersion(ContinueToken token) {
        long current = state.history.resourceVersion();
        if (token.resourceVersion() < 0) {
            return current;
        }
        if (token.resourceVersion() < state.oldest()) {
            throw Statuses.expiredContinue(token.inconsistent());
        }
        if (token.resourceVersion() > current) {
            throw Statuses.tooLargeResourceVersion(token.resourceVersion(), current);
        }
        return token.resourceVersion();
    }

    private ApiResponse page(
            ServedResource resource,
            Selection selection,
            long version,
            String start,
            long limit,
            ResponseFormat form,
            String includeObject) {
        String prefix = selection.namespace().isEmpty() ? "" : selection.namespace() + "/";
        List<ObjectNode> items = new ArrayList<>();
        ContinueToken next = null;
        long remaining = 0;
        String lastKey = "";
        for (Map.Entry<String, ObjectNode> entry : stateAt(resource, version).entrySet()) {
            boolean before = !start.isEmpty() && entry.getKey().compareTo(prefix + start) < 0;
            if (before || !selection.matches(entry.getValue())) {
                continue;
            }
            if (limit > 0 && items.size() == limit) {
                next = ContinueToken.after(version, lastKey.substring(prefix.length()));
                remaining++;
            } else {
                items.add(entry.getValue());
                lastKey = entry.getKey();
            }
        }
        ObjectNode meta = ResponseEncoder.listMeta(
                resource.versioned() ? Long.toString(version) : "",
                next == null ? "" : next.text(resource.cached()),
                next == null || selection.hasSelector() ? -1 : remaining); // with a selector the rest is not counted
        if (selection.shard() != null) {
            meta.putObject("shardInfo").put("selector", selection.shard().toString());
        }
        return forms.list(resource, items, meta, form, includeObject);
    }

    public NavigableMap<String, ObjectNode> stateAt(ServedResource resource, long version) {
        return state.history.at(resource.storage(), version);
    }
}
