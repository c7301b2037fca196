package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.listwatch.Pager;
import informers.queue.ReflectorStore;

/**
 * Lists everything into the store: from which version, and in which pages.
 *
 * <p>Used by the reflector's thread. Answers to {@code Reflector.list}.
 */
final class Lister<T extends KubeObject> {
    private final ReflectorStore<T> store;
    private final long pageSize;
    private final ExpectedType<T> expected;
    private final SyncVersion version;
    private final Reports reports;

    /** The server answered a list at "0" in pages: it has no watch cache, and every list of its comes from etcd. */
    private boolean noWatchCache;

    /** @param pageSize of every list; 0: as it fits the version */
    Lister(ReflectorStore<T> store, long pageSize, ExpectedType<T> expected, SyncVersion version, Reports reports) {
        this.store = store;
        this.pageSize = pageSize;
        this.expected = expected;
        this.version = version;
        this.reports = reports;
    }

    /** Throws what the server, the connection or the store has against it. */
    void list(Connection<T> server) {
        String from = version.forList();
        Pager<T> pager = Pager.<T>of(server::list).withPageSize(pageSizeAt(from));
        Pager.Result<T> result;
        try {
            result = pager.list(ListOptions.ALL.withResourceVersion(from));
        } catch (ApiException e) {
            if (!e.isExpired() && !e.isTooLargeResourceVersion()) {
                throw e;
            }
            // The server forgot this version, or has not come so far. At once for the newest: else we would ask for
            // the same again and again.
            version.setUnavailable(true);
            reports.relisting(RelistCause.LIST_VERSION_REFUSED, e.getMessage());
            result = pager.list(ListOptions.ALL.withResourceVersion(version.forList()));
        }
        expected.require(result.list().items());
        if (from.equals("0") && result.paginated()) {
            noWatchCache = true;
        }
        version.setUnavailable(false); // the server answered
        take(result.list());
    }

    private void take(ObjectList<T> list) {
        try {
            store.replace(list.items(), list.resourceVersion());
        } catch (RuntimeException e) {
            RuntimeException told = new IllegalStateException("the store did not take the list: " + e.getMessage(), e);
            reports.storeFailed(told);
            throw told;
        }
        version.reached(list.resourceVersion());
        reports.listed(list.items().size(), list.resourceVersion());
    }

    /**
     * Pages spare a server that reads from etcd. At a version of its own, the list can come from its watch cache, but
     * only in one piece: with a limit it would go to etcd.
     */
    private long pageSizeAt(String from) {
        if (pageSize != 0) {
            return pageSize;
        }
        boolean fromCache = !from.isEmpty() && !from.equals("0");
        return fromCache && !noWatchCache ? 0 : Pager.PAGE_SIZE;
    }
}
