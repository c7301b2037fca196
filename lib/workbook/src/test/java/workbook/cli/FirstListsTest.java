package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waits for initial lists. */
class FirstListsTest {
    private static final String FORBIDDEN =
            "GET http://x/api/v1/pods: 403 Forbidden: pods is forbidden: User \"anna\" cannot"
                    + " list resource \"pods\" in API group \"\" in the namespace \"team\". The server knows you";
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource NODES = GroupVersionResource.core("v1", "nodes");

    @Test
    void aRefusalEndsTheWaitAtOnce() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        SyncResult result = FirstLists.await(
                time -> looks.incrementAndGet() < 3
                        ? missing(Map.of(PODS, "no answer yet"), Map.of())
                        : missing(Map.of(PODS, FORBIDDEN), Map.of(PODS, refused(403))),
                Duration.ofHours(1));

        assertThat(FirstLists.isRefused(result)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void theCauseDecidesAndNotTheWords() {
        for (int code : List.of(401, 403, 404)) {
            assertThat(FirstLists.isRefused(missing(Map.of(PODS, "other words"), Map.of(PODS, refused(code)))))
                    .as("HTTP code %d", code)
                    .isTrue();
        }
        assertThat(FirstLists.isRefused(missing(
                        Map.of(PODS, "the store failed on the message \"403 Forbidden\""),
                        Map.of(PODS, new IllegalStateException("403 Forbidden")))))
                .isFalse();
        assertThat(FirstLists.isRefused(missing(Map.of(PODS, "no permission yet: 403 Forbidden"), Map.of())))
                .isFalse();
    }

    @Test
    void aListThatMayStillComeIsAwaited() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        SyncResult result = FirstLists.await(
                time -> looks.incrementAndGet() < 3
                        ? missing(
                                Map.of(PODS, FORBIDDEN, NODES, "503 ServiceUnavailable"),
                                Map.of(PODS, refused(403), NODES, refused(503)))
                        : new SyncResult(new TreeMap<>(), 0),
                Duration.ofHours(1));

        assertThat(result.allSynced()).isTrue();
    }

    @Test
    void aClusterThatHasNotRespondedYetIsAwaited() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        SyncResult result = FirstLists.await(
                time -> looks.incrementAndGet() < 3
                        ? new SyncResult(new TreeMap<>(), 0, "the cluster has not answered yet", new TreeMap<>())
                        : new SyncResult(new TreeMap<>(), 1),
                Duration.ofHours(1));

        assertThat(result.allSynced()).isTrue();
    }

    @Test
    void aClusterWhoseInformersAreNotKnownYetIsNotRefused() {
        assertThat(FirstLists.isRefused(
                        new SyncResult(new TreeMap<>(), 0, "the cluster has not answered yet", new TreeMap<>())))
                .isFalse();
    }

    @Test
    void theTimeLimitEndsTheWait() throws InterruptedException {
        SyncResult result = FirstLists.await(time -> missing(Map.of(PODS, "no answer yet"), Map.of()), Duration.ZERO);

        assertThat(result.missing()).containsEntry(PODS, "no answer yet");
    }

    @Test
    void aMissingPermissionIsShortened() {
        assertThat(FirstLists.brief(FORBIDDEN)).isEqualTo("you may not list them in the namespace \"team\"");
        assertThat(FirstLists.brief("no answer yet")).isEqualTo("no answer yet");
    }

    private static ApiException refused(int code) {
        return new ApiException(
                "GET", "http://x/api/v1/pods", code, new Status("Failure", "", "", code, List.of(), 0), 0);
    }

    private static SyncResult missing(
            Map<GroupVersionResource, String> reasons, Map<GroupVersionResource, Throwable> causes) {
        return new SyncResult(new TreeMap<>(reasons), 0, "", new TreeMap<>(causes));
    }
}
