package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.factory.SyncResult;
import java.time.Duration;
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
                        ? missing(Map.of(PODS, "no answer yet"))
                        : missing(Map.of(PODS, FORBIDDEN)),
                Duration.ofHours(1));

        assertThat(FirstLists.isRefused(result)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void aListThatMayStillComeIsAwaited() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        SyncResult result = FirstLists.await(
                time -> looks.incrementAndGet() < 3
                        ? missing(Map.of(PODS, FORBIDDEN, NODES, "503 ServiceUnavailable"))
                        : new SyncResult(new TreeMap<>(), 0),
                Duration.ofHours(1));

        assertThat(result.allSynced()).isTrue();
    }

    @Test
    void aClusterThatHasNotRespondedYetIsAwaited() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        SyncResult result = FirstLists.await(
                time -> looks.incrementAndGet() < 3
                        ? new SyncResult(new TreeMap<>(), 0, "the cluster has not answered yet")
                        : new SyncResult(new TreeMap<>(), 1),
                Duration.ofHours(1));

        assertThat(result.allSynced()).isTrue();
    }

    @Test
    void aClusterWhoseInformersAreNotKnownYetIsNotRefused() {
        assertThat(FirstLists.isRefused(new SyncResult(new TreeMap<>(), 0, "the cluster has not answered yet")))
                .isFalse();
    }

    @Test
    void theTimeLimitEndsTheWait() throws InterruptedException {
        SyncResult result = FirstLists.await(time -> missing(Map.of(PODS, "no answer yet")), Duration.ZERO);

        assertThat(result.missing()).containsEntry(PODS, "no answer yet");
    }

    @Test
    void aMissingPermissionIsShortened() {
        assertThat(FirstLists.brief(FORBIDDEN)).isEqualTo("you may not list them in the namespace \"team\"");
        assertThat(FirstLists.brief("no answer yet")).isEqualTo("no answer yet");
    }

    private static SyncResult missing(Map<GroupVersionResource, String> reasons) {
        return new SyncResult(new TreeMap<>(reasons), 0);
    }
}
