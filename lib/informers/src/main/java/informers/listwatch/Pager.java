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
 * Requests a long list page by page, so that the server never has to build it as a whole.
 *
 * <p>All pages show the state at the first page's resourceVersion. The server keeps that state for some minutes; if it
 * has expired before the last page, the whole list is requested again without pages. Immutable; thread-safe.
 *
 * <p>Corresponds to client-go's {@code tools/pager/pager.go}, with one difference: a continue token that comes a second time
 * ends the list with a {@link DecodeException}; client-go would request the same pages until its context ends.
 *
 * @param <T> the type of the objects
 */
public final class Pager<T> {
    /** The default number of objects in a page. */
    public static final long PAGE_SIZE = 500;

    private final Function<ListOptions, ObjectList<T>> page;
    private final long pageSize;
    private final boolean fullListIfExpired;

    private Pager(Function<ListOptions, ObjectList<T>> page, long pageSize, boolean fullListIfExpired) {
        this.page = page;
        this.pageSize = pageSize;
        this.fullListIfExpired = fullListIfExpired;
    }

    /**
     * Creates a pager with pages of 500 objects.
     *
     * @param <T> the type of the objects
     * @param page requests one page, such as {@code listerWatcher::list}
     * @return the pager
     */
    public static <T> Pager<T> of(Function<ListOptions, ObjectList<T>> page) {
        return new Pager<>(page, PAGE_SIZE, true);
    }

    /**
     * Sets the page size.
     *
     * @param objects the number of objects in a page; 0 for the limit in the options, which may mean no pages
     * @return a changed copy
     */
    public Pager<T> withPageSize(long objects) {
        return new Pager<>(page, objects, fullListIfExpired);
    }

    /**
     * Sets whether an expired continue token leads to one full list, which is the default, or to an error.
     *
     * @param full whether to request a full list
     * @return a changed copy
     */
    public Pager<T> withFullListIfExpired(boolean full) {
        return new Pager<>(page, pageSize, full);
    }

    /**
     * A whole list, and whether it had more than one page. A server's watch cache ignores the limit at resourceVersion
     * {@code "0"}, and returns a single page.
     *
     * @param <T> the type of the objects
     * @param list the list
     * @param paginated whether it had more than one page
     */
    public record PagedList<T>(ObjectList<T> list, boolean paginated) {
        /** Rejects null. {@inheritDoc} */
        public PagedList {
            Objects.requireNonNull(list, "list");
        }
    }

    /**
     * Requests all pages and returns them as one list, with the resourceVersion of the first page.
     *
     * @param options the options; a limit is used as the page size
     * @return the whole list
     * @throws DecodeException if a continue token comes a second time
     */
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
     * Calls a function for each object, page by page, without holding all of them in memory. An expired continue token is
     * an error, because the function was already called for some objects.
     *
     * @param options the options; a limit is used as the page size
     * @param consumer called for each object
     * @throws DecodeException if a continue token comes a second time
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

    /** Returns the options for the next page. The token contains the resourceVersion, and the server refuses both. */
    private static <T> ListOptions following(ListOptions options, ObjectList<T> page, Set<String> tokens) {
        if (!tokens.add(page.continueToken())) {
            throw new DecodeException("expected a new continue token with each page of the list, but page "
                    + (tokens.size() + 1) + " has one that an earlier page had: the list would never end."
                    + " This is a fault of the server, or of a proxy that caches its responses.");
        }
        return options.withContinue(page.continueToken())
                .withResourceVersion("")
                .withResourceVersionMatch("");
    }
}
