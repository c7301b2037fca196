package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.listwatch.Pager;

/**
 * Lists all objects, page by page, and replaces the content of the store. Decides at which resourceVersion, and in which
 * pages.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code Reflector.list}.
 */
final class PagedLister<T extends KubeObject> {
    private final ReflectorContext<T> context;
    private final SyncVersion version;

    /** Whether a list at "0" had several pages: the server has no watch cache, and serves every list from etcd. */
    private boolean noWatchCache;

    PagedLister(ReflectorContext<T> context) {
        this.context = context;
        this.version = context.version();
    }

    /** Lists the objects into the store. Throws what the server, the connection or the store throws. */
    void list(Connection<T> server) {
        try {
            replaceStore(request(server));
        } catch (RuntimeException e) {
            if (!server.isClosed()) {
                context.reports().requestFailed(e);
                context.reports().relisting(RelistCause.LIST_FAILED, "the list failed: " + e.getMessage());
            }
            throw e;
        }
    }

    private ObjectList<T> request(Connection<T> server) {
        String from = version.forList();
        Pager<T> pager = Pager.<T>of(server::list).withPageSize(pageSizeAt(from));
        Pager.PagedList<T> result;
        try {
            result = pager.list(ListOptions.ALL.withResourceVersion(from));
        } catch (ApiException e) {
            if (!e.isExpired() && !e.isTooLargeResourceVersion()) {
                throw e;
            }
            // The server no longer has this version, or has not reached it. Lists the newest at once: a retry at the
            // same version would fail again.
            version.setUnavailable(true);
            context.reports().relisting(RelistCause.LIST_VERSION_REFUSED, String.valueOf(e.getMessage()));
            result = pager.list(ListOptions.ALL.withResourceVersion(version.forList()));
        }
        context.expected().require(result.list().items());
        if (from.equals("0") && result.paginated()) {
            noWatchCache = true;
        }
        version.setUnavailable(false);
        return result.list();
    }

    private void replaceStore(ObjectList<T> list) {
        try {
            context.requested().served();
            context.store().replace(list.items(), list.resourceVersion());
        } catch (RuntimeException e) {
            RuntimeException refused = new IllegalStateException("the store refused the list: " + e.getMessage(), e);
            context.reports().storeFailed(refused);
            throw refused;
        }
        version.reached(list.resourceVersion());
        context.reports().listed(list.items().size(), list.resourceVersion());
    }

    /**
     * Returns the page size; 0 for no pages. Pages reduce the load of a server that reads from etcd. A list at a given
     * version can be served from its watch cache, but only without a limit.
     */
    private long pageSizeAt(String from) {
        long wanted = context.options().watchListPageSize();
        if (wanted != 0) {
            return wanted;
        }
        boolean fromCache = !from.isEmpty() && !from.equals("0");
        return fromCache && !noWatchCache ? 0 : Pager.PAGE_SIZE;
    }
}
