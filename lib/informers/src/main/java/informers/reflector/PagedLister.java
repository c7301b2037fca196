package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.listwatch.Pager;

/**
 * Lists everything into the store: from which version, and in which pages.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code Reflector.list}.
 */
final class PagedLister<T extends KubeObject> {
    private final ReflectorContext<T> context;
    private final SyncVersion version;

    /** The server answered a list at "0" in pages: it has no watch cache, and every list of its comes from etcd. */
    private boolean noWatchCache;

    PagedLister(ReflectorContext<T> context) {
        this.context = context;
        this.version = context.version();
    }

    /** Throws what the server, the connection or the store has against it. */
    void list(Connection<T> server) {
        try {
            take(ask(server));
        } catch (RuntimeException e) {
            if (!server.isClosed()) {
                context.reports().requestFailed(e);
                context.reports().relisting(RelistCause.LIST_FAILED, "the list failed: " + e.getMessage());
            }
            throw e;
        }
    }

    private ObjectList<T> ask(Connection<T> server) {
        String from = version.forList();
        Pager<T> pager = Pager.<T>of(server::list).withPageSize(pageSizeAt(from));
        Pager.PagedList<T> result;
        try {
            result = pager.list(ListOptions.ALL.withResourceVersion(from));
        } catch (ApiException e) {
            if (!e.isExpired() && !e.isTooLargeResourceVersion()) {
                throw e;
            }
            // The server forgot this version, or has not come so far. At once for the newest: else we would ask for
            // the same again and again.
            version.setUnavailable(true);
            context.reports().relisting(RelistCause.LIST_VERSION_REFUSED, String.valueOf(e.getMessage()));
            result = pager.list(ListOptions.ALL.withResourceVersion(version.forList()));
        }
        context.expected().require(result.list().items());
        if (from.equals("0") && result.paginated()) {
            noWatchCache = true;
        }
        version.setUnavailable(false); // the server answered
        return result.list();
    }

    private void take(ObjectList<T> list) {
        try {
            context.requested().served();
            context.store().replace(list.items(), list.resourceVersion());
        } catch (RuntimeException e) {
            RuntimeException told = new IllegalStateException("the store did not take the list: " + e.getMessage(), e);
            context.reports().storeFailed(told);
            throw told;
        }
        version.reached(list.resourceVersion());
        context.reports().listed(list.items().size(), list.resourceVersion());
    }

    /**
     * Pages spare a server that reads from etcd. At a version of its own, the list can come from its watch cache, but
     * only in one piece: with a limit it would go to etcd.
     */
    private long pageSizeAt(String from) {
        long asked = context.options().watchListPageSize();
        if (asked != 0) {
            return asked;
        }
        boolean fromCache = !from.isEmpty() && !from.equals("0");
        return fromCache && !noWatchCache ? 0 : Pager.PAGE_SIZE;
    }
}
