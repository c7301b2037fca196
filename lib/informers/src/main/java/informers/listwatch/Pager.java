package informers.listwatch;

import informers.api.DecodeException;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A long list, page by page: so the server never has to build it all at once.
 *
 * <p>All pages show the state at the first page's resourceVersion. The server keeps that state for some minutes; if it
 * is gone before the last page, everything is asked for again, in one piece. A value; any thread.
 *
 * <p>A continue token that comes a second time ends the list with a {@link DecodeException}; client-go would ask for the
 * same pages until its context ends. Corresponds to client-go's {@code tools/pager/pager.go} otherwise.
 */
public final class Pager<T> {
    /** Objects in a page, if nothing else is said. */
    public static final long PAGE_SIZE = 500;

    private final Function<ListOptions, ObjectList<T>> page;
    private final long pageSize;
    private final boolean fullListIfExpired;

    private Pager(Function<ListOptions, ObjectList<T>> page, long pageSize, boolean fullListIfExpired) {
        this.page = page;
        this.pageSize = pageSize;
        this.fullListIfExpired = fullListIfExpired;
    }

    /** Pages of 500, from something that lists, such as {@code listerWatcher::list}. */
    public static <T> Pager<T> of(Function<ListOptions, ObjectList<T>> page) {
        return new Pager<>(page, PAGE_SIZE, true);
    }

    /** @param objects in a page; 0 leaves it to the options, and so may mean no paging at all */
    public Pager<T> withPageSize(long objects) {
        return new Pager<>(page, objects, fullListIfExpired);
    }

    /** Whether an expired continue token leads to one full list (as it does unless said otherwise), or to an error. */
    public Pager<T> withFullListIfExpired(boolean full) {
        return new Pager<>(page, pageSize, full);
    }

    /**
     * A whole list, and whether it came in more than one page. It did not if the server's watch cache answered at once:
     * it pays no heed to a limit at resourceVersion {@code "0"}.
     */
    public record PagedList<T>(ObjectList<T> list, boolean paginated) {
        public PagedList {
            Objects.requireNonNull(list, "list");
        }
    }

    /** All pages as one list. Its resourceVersion is the first page's. A limit in the options is the page size. */
    public PagedList<T> list(ListOptions options) {
        ListOptions next = sized(options);
        List<T> items = new ArrayList<>();
        String version = "";
        boolean paginated = false;
        Set<String> tokens = new HashSet<>();
        while (true) {
            ObjectList<T> found;
            try {
                found = page.apply(next);
            } catch (ApiException e) {
                boolean first = next.continueToken().isEmpty();
                if (first || !fullListIfExpired || !e.status().reason().equals("Expired")) {
                    throw e;
                }
                return new PagedList<>(page.apply(options.withLimit(0).withContinue("")), paginated);
            }
            boolean last = found.continueToken().isEmpty();
            if (last && !paginated) {
                return new PagedList<>(found, false);
            }
            if (!paginated) {
                version = found.resourceVersion();
            }
            items.addAll(found.items());
            if (last) {
                return new PagedList<>(ObjectList.of(version, items), true);
            }
            paginated = true;
            next = following(next, found, tokens);
        }
    }

    /**
     * Each object, page by page, without holding them all. An expired continue token is an error here: some objects
     * were already handed out.
     */
    public void eachItem(ListOptions options, Consumer<? super T> consumer) {
        ListOptions next = sized(options);
        Set<String> tokens = new HashSet<>();
        while (true) {
            ObjectList<T> found = page.apply(next);
            found.items().forEach(consumer);
            if (found.continueToken().isEmpty()) {
                return;
            }
            next = following(next, found, tokens);
        }
    }

    private ListOptions sized(ListOptions options) {
        return options.limit() == 0 ? options.withLimit(pageSize) : options;
    }

    /** The token holds the version; a server refuses to be told both. */
    private static <T> ListOptions following(ListOptions options, ObjectList<T> page, Set<String> tokens) {
        if (!tokens.add(page.continueToken())) {
            throw new DecodeException("expected a new continue token with each page of the list, but page "
                    + (tokens.size() + 1) + " has one that an earlier page had: the list would never end."
                    + " This is a fault of the server, or of a proxy that caches its answers.");
        }
        return options.withContinue(page.continueToken())
                .withResourceVersion("")
                .withResourceVersionMatch("");
    }
}
