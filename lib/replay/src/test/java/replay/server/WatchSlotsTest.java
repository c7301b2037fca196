package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;

/** Slots are reserved before a stream starts, and are free again if it never does. */
class WatchSlotsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // a clock may overflow
    private final WatchSlots slots = new WatchSlots(2, nanos::get);

    @Test
    void aStreamThatHasNotStartedHoldsItsSlot() {
        assertThat(slots.reserve("a")).isTrue();
        assertThat(slots.reserve("b")).isTrue();
        assertThat(slots.reserve("c")).isFalse();
        assertThat(slots.open()).isZero();
        slots.start("a");
        assertThat(slots.reserve("c")).isFalse();
        slots.end();
        assertThat(slots.reserve("c")).isTrue();
    }

    @Test
    void theSlotOfAStreamThatNeverStartsIsFreeAfterAWhile() {
        slots.reserve("a");
        slots.start("a");
        slots.reserve("b");
        nanos.addAndGet(WatchSlots.START_NANOS);
        assertThat(slots.reserve("c")).isFalse();
        nanos.incrementAndGet();
        assertThat(slots.reserve("c")).isTrue();
        slots.start("b"); // late: it is served anyway
        assertThat(slots.open()).isEqualTo(2);
        assertThat(slots.reserve("d")).isFalse();
    }

    /** As in a burst: all are requested before the first of them is served. */
    @Test
    void watchesAreRefusedBeforeTheFirstOfThemIsServed() {
        ReplayOptions options = ReplayOptions.of(Path.of("none")).withMaxWatches(2);
        TapeTransformer transformer = new TapeTransformer(
                (tape, session, request) -> new ApiResponse.Stream(200, "application/json", CURSOR), options);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(transformer
                    .transform(Response.response().build(), ServeEvent.of(watch()))
                    .getStatus());
        }
        assertThat(statuses).containsExactly(200, 200, 429, 429);
    }

    private static Request watch() {
        return (Request) Proxy.newProxyInstance(
                WatchSlotsTest.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (self, method, args) -> switch (method.getName()) {
                    case "getUrl" -> "/tapes/toy/api/v1/pods?watch=1";
                    case "getMethod" -> RequestMethod.GET;
                    case "getBody" -> new byte[0];
                    case "header" -> HttpHeader.absent((String) args[0]);
                    case "getHeaders" -> new HttpHeaders();
                    case "getCookies", "formParameters" -> Map.of();
                    case "getPort", "hashCode" -> 1;
                    default -> method.getReturnType() == boolean.class ? false : null;
                });
    }

    private static final WatchCursor CURSOR = new WatchCursor() {
        @Override
        public List<byte[]> poll() {
            return List.of();
        }

        @Override
        public OptionalLong nanosUntilNext() {
            return OptionalLong.empty();
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public void onChange(Runnable wake) {
            // Nothing changes.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };
}
