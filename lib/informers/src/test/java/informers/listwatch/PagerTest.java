package informers.listwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DecodeException;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.client.rest.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/pager/pager_test.go. The lines of {@link #asked} are "version match limit continue". */
class PagerTest {
    private final List<String> asked = new ArrayList<>();
    private int size = 10;
    private int expireAt = -1;
    private String reason = "Expired";

    /** A server with objects 0, 1, 2, …; the continue token is the number of the next. */
    private ObjectList<Integer> page(ListOptions options) {
        asked.add(String.join(
                " ",
                or(options.resourceVersion()),
                or(options.resourceVersionMatch()),
                options.limit() + "",
                or(options.continueToken())));
        if (asked.size() - 1 == expireAt) {
            throw new ApiException("GET", "/x", 410, Status.failure(410, reason, "too old"), 0);
        }
        int from = options.continueToken().isEmpty() ? 0 : Integer.parseInt(options.continueToken());
        int to = options.limit() == 0 ? size : (int) Math.min(size, from + options.limit());
        List<Integer> items = IntStream.range(from, to).boxed().toList();
        return new ObjectList<>("rv" + asked.size(), to < size ? to + "" : "", size - to, items);
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private Pager<Integer> pager(long pageSize) {
        return Pager.of(this::page).withPageSize(pageSize);
    }

    private static final ListOptions AT_5 =
            ListOptions.ALL.withResourceVersion("5").withResourceVersionMatch("Exact");

    @Test
    void anEmptyListIsOnePage() {
        size = 0;
        Pager.PagedList<Integer> result = pager(4).list(ListOptions.ALL);
        assertThat(result.list().items()).isEmpty();
        assertThat(result.paginated()).isFalse();
        assertThat(asked).containsExactly("- - 4 -");
    }

    @Test
    @DisplayName("a continue token that comes again ends the list with an error")
    void aTokenThatComesAgain() {
        for (List<String> tokens : List.of(List.of("a"), List.of("a", "b"), List.of("a", "b", "b", "c"))) {
            asked.clear();
            Function<ListOptions, ObjectList<Integer>> stubborn = options -> {
                asked.add(options.continueToken());
                return new ObjectList<>("7", tokens.get(asked.size() % tokens.size()), -1, List.of(1));
            };
            assertThatThrownBy(() -> Pager.of(stubborn).list(ListOptions.ALL))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("would never end");
            assertThat(asked).hasSizeLessThan(6);
            asked.clear();
            assertThatThrownBy(() -> Pager.of(stubborn).eachItem(ListOptions.ALL, item -> {}))
                    .isInstanceOf(DecodeException.class);
            assertThat(asked).hasSizeLessThan(6);
        }
    }

    @Test
    void aPageHas500ObjectsByDefault() {
        Pager.of(this::page).list(ListOptions.ALL);
        assertThat(asked).containsExactly("- - 500 -");
    }

    @Test
    void aLimitInTheOptionsIsThePageSize() {
        assertThat(pager(4).list(ListOptions.ALL.withLimit(5)).list().items()).hasSize(10);
        assertThat(asked).containsExactly("- - 5 -", "- - 5 5");
    }

    @Test
    void pagesAreOneListAtTheVersionOfTheFirst() {
        Pager.PagedList<Integer> result = pager(4).list(AT_5);
        assertThat(result.list().items()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(result.list().resourceVersion()).isEqualTo("rv1");
        assertThat(result.list().continueToken()).isEmpty();
        assertThat(result.paginated()).isTrue();
        assertThat(asked).containsExactly("5 Exact 4 -", "- - 4 4", "- - 4 8");
    }

    @Test
    void anExpiredTokenLeadsToOneFullListAtTheFirstVersion() {
        expireAt = 1;
        Pager.PagedList<Integer> result = pager(4).list(AT_5);
        assertThat(result.list().items()).hasSize(10);
        assertThat(result.list().resourceVersion()).isEqualTo("rv3");
        assertThat(result.paginated()).isTrue();
        assertThat(asked).containsExactly("5 Exact 4 -", "- - 4 4", "5 Exact 0 -");
    }

    @Test
    void anExpiredFirstPageIsAnError() {
        expireAt = 0;
        assertThatThrownBy(() -> pager(4).list(AT_5)).isInstanceOf(ApiException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void theFullListCanBeSwitchedOff() {
        expireAt = 1;
        assertThatThrownBy(() -> pager(4).withFullListIfExpired(false).list(AT_5))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void anotherErrorIsNotAnExpiredToken() {
        expireAt = 1;
        reason = "InternalError";
        assertThatThrownBy(() -> pager(4).list(AT_5)).isInstanceOf(ApiException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void eachItemSeesAllItemsPageByPage() {
        List<Integer> seen = new ArrayList<>();
        pager(4).eachItem(AT_5, i -> {
            seen.add(i);
            assertThat(asked).hasSize(i / 4 + 1);
        });
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void eachItemStopsAtAnExpiredToken() {
        expireAt = 2;
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> pager(4).eachItem(AT_5, seen::add)).isInstanceOf(ApiException.class);
        assertThat(seen).hasSize(8);
    }
}
