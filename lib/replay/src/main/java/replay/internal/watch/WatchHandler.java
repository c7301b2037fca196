package replay.internal.watch;

import replay.internal.cluster.ClusterState;
import replay.internal.cluster.ReadHandler;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.request.ApiResponse;
import replay.internal.request.ListQuery;
import replay.internal.request.ResponseFormat;
import replay.internal.request.Selection;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;

/** Opens watches. Callers hold the session's lock. */
public final class WatchHandler {
    /** The timeout of a watch without timeoutSeconds. The real server picks 30 to 60 minutes. */
    private static final long DEFAULT_TIMEOUT_SECONDS = 2700;

    private final ClusterState state;
    private final ResponseEncoder forms;
    private final ReadHandler reader;

    public WatchHandler(ClusterState state, ResponseEncoder forms, ReadHandler reader) {
        this.state = state;
        this.forms = forms;
        this.reader = reader;
    }

    public ApiResponse watch(ServedResource resource, String namespace, ListQuery query, String accept) {
        ResponseFormat form = ResponseFormat.of(accept, true);
        Selection selection = Selection.of(namespace, query, resource);
        String wrong = ListQuery.wrongVersion(query.resourceVersion());
        if (!wrong.isEmpty()) {
            throw Statuses.internalError(wrong);
        }
        boolean anyVersion =
                query.resourceVersion().isEmpty() || query.resourceVersion().equals("0");
        long asked = anyVersion ? 0 : Long.parseLong(query.resourceVersion());
        long current = state.history.resourceVersion();
        boolean initial = query.sendInitialEvents().orElse(anyVersion);
        if (query.sendInitialEvents().orElse(false) && asked > current) {
            throw Statuses.tooLargeResourceVersion(asked, current);
        }
        state.startClock();
        long timeout = query.timeoutSeconds() > 0 ? query.timeoutSeconds() : DEFAULT_TIMEOUT_SECONDS;
        long after = initial || anyVersion ? current : asked;
        WatchStream stream = new WatchStream(state, forms, resource, selection, form, query, after, timeout);
        long oldest = state.oldest(resource);
        if (after < oldest) {
            stream.sendError(Statuses.expiredWatch(resource, after, oldest));
        } else {
            if (initial) {
                boolean endMark = query.sendInitialEvents().orElse(false) && query.bookmarks();
                stream.sendInitial(reader.stateAt(resource, current).values(), endMark);
            }
            state.opened(stream);
        }
        return new ApiResponse.Stream(200, "application/json", stream);
    }
}
