package informers.store;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.DaemonSet;
import informers.api.GroupVersionResource;
import informers.api.Keys.ObjectName;
import informers.api.ObjectMeta;
import informers.api.Pod;
import informers.store.ConsistencyStore.ConsistencyException;
import informers.testkit.SeededRuns;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: util/consistency/consistency_test.go, and apimachinery's util/resourceversion. */
class ConsistencyStoreTest {
    private static final GroupVersionResource PODS = Pod.TYPE.resource();
    private static final GroupVersionResource DAEMON_SETS = DaemonSet.TYPE.resource();
    private static final ObjectName OWNER = new ObjectName("ns", "owner");
    private static final ObjectName OTHER = new ObjectName("ns", "other");

    private final Store<Pod> pods = Stores.newStore();
    private final Store<DaemonSet> daemonSets = Stores.newStore();
    private final WrittenVersions writes = store(
            Map.of(PODS, pods::lastStoreSyncResourceVersion, DAEMON_SETS, daemonSets::lastStoreSyncResourceVersion));

    private static WrittenVersions store(Map<GroupVersionResource, Supplier<String>> readVersions) {
        return (WrittenVersions) ConsistencyStore.of(readVersions, Concurrency.threads());
    }

    private Map<String, String> versions(ObjectName owner) {
        return Objects.requireNonNull(writes.written(owner), "a record").versions();
    }

    private void assertReady() {
        assertThatCode(() -> writes.ensureReady(OWNER)).doesNotThrowAnyException();
    }

    private ConsistencyException stale() {
        return Objects.requireNonNull(
                catchThrowableOfType(ConsistencyException.class, () -> writes.ensureReady(OWNER)), "a stale cache");
    }

    @Test
    @DisplayName(
            "C61 TestOwnerRecord_WroteAt: the newest version of each resource counts; what is no version is ignored")
    void wroteAt() {
        writes.wroteAt(OWNER, "uid", PODS, "");
        writes.wroteAt(OWNER, "uid", PODS, "invalid");
        assertThat(versions(OWNER)).isEmpty();
        writes.wroteAt(OWNER, "uid", PODS, "5");
        assertThat(versions(OWNER)).containsExactly(Map.entry("pods", "5"));
        for (String version : List.of("10", "8", "", "invalid")) {
            writes.wroteAt(OWNER, "uid", PODS, version);
            assertThat(versions(OWNER)).as("after " + version).containsExactly(Map.entry("pods", "10"));
        }
        writes.wroteAt(OWNER, "uid", DAEMON_SETS, "1");
        assertThat(versions(OWNER)).isEqualTo(Map.of("pods", "10", "daemonsets.apps", "1"));
    }

    @Test
    @DisplayName("C62 TestOwnerRecord_IsReady: ready when each cache is as new as the writes to its resource")
    void isReady() {
        assertReady();
        writes.wroteAt(OWNER, "uid", PODS, "10");
        ConsistencyException unsynced = stale();
        assertThat(unsynced.readVersion()).isEmpty();
        assertThat(unsynced.wroteVersion()).isEqualTo("10");
        assertThat(unsynced.groupResource()).isEqualTo("pods");
        pods.bookmark("5");
        assertThat(stale().readVersion()).isEqualTo("5");
        pods.bookmark("10");
        assertReady();
        writes.wroteAt(OWNER, "uid", PODS, "10");
        pods.bookmark("15");
        assertReady();

        writes.wroteAt(OWNER, "uid", PODS, "10");
        writes.wroteAt(OWNER, "uid", DAEMON_SETS, "100");
        daemonSets.bookmark("50");
        assertThat(stale().groupResource()).isEqualTo("daemonsets.apps");
        daemonSets.bookmark("100");
        assertReady();
    }

    @Test
    @DisplayName(
            "C62 TestOwnerRecord_EnsureReady_MissingOrNilStore: a resource without a cache is a mistake of the program")
    void missingStore() {
        WrittenVersions none = store(Map.of());
        none.wroteAt(OWNER, "uid", PODS, "10");
        assertThatThrownBy(() -> none.ensureReady(OWNER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no store registered for group resource pods");
        Map<GroupVersionResource, Supplier<String>> withNull = new HashMap<>();
        withNull.put(PODS, null);
        assertThatThrownBy(() -> store(withNull)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("C62 a version that cannot be compared never blocks its owner")
    void incomparable() {
        for (String odd : List.of("0", "abc", "007")) {
            writes.wroteAt(OWNER, "uid", PODS, "10");
            pods.bookmark(odd);
            assertReady();
        }
    }

    @Test
    @DisplayName("C62 TestConsistencyError_Error: both texts")
    void texts() {
        assertThat(new ConsistencyException("", "10", "statefulsets.apps"))
                .hasMessage("read version is not synced (written version: 10) for group resource statefulsets.apps");
        assertThat(new ConsistencyException("5", "10", "pods"))
                .hasMessage("read version: 5 is not as new as written version: 10 for group resource pods");
    }

    @Test
    @DisplayName("C62 TestNoopConsistencyStore: always ready")
    void noop() {
        ConsistencyStore noop = ConsistencyStore.noop();
        noop.wroteAt(OWNER, "uid", PODS, "10");
        assertThatCode(() -> noop.ensureReady(OWNER)).doesNotThrowAnyException();
        noop.clear(OWNER, "uid");
        assertThatCode(() -> noop.ensureReady(OWNER)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("C63 TestConsistencyStore_New: without caches, and without records")
    void isNew() {
        WrittenVersions none = store(Map.of());
        assertThat(none.written(OWNER)).isNull();
        assertThatCode(() -> none.ensureReady(OWNER)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("C63 TestConsistencyStore_WroteAt: a record is made also without a version, and keeps the newest one")
    void storeWroteAt() {
        writes.wroteAt(OWNER, "uid", PODS, "");
        assertThat(versions(OWNER)).isEmpty();
        writes.wroteAt(OWNER, "uid", PODS, "10");
        assertThat(versions(OWNER)).containsExactly(Map.entry("pods", "10"));
        writes.wroteAt(OWNER, "uid", PODS, "20");
        assertThat(versions(OWNER)).containsExactly(Map.entry("pods", "20"));
    }

    @Test
    @DisplayName("C63 TestConsistencyStore_EnsureWrittenRecord: an owner with another uid begins without writes")
    void ensureWrittenRecord() {
        writes.wroteAt(OWNER, "uid-1", PODS, "5");
        writes.wroteAt(OWNER, "uid-1", PODS, "6");
        assertThat(versions(OWNER)).containsEntry("pods", "6");
        writes.wroteAt(OWNER, "uid-2", PODS, "");
        assertThat(versions(OWNER)).isEmpty();
        assertThat(Objects.requireNonNull(writes.written(OWNER)).ownerUid()).isEqualTo("uid-2");
    }

    @Test
    @DisplayName("C63 TestConsistencyStore_EnsureWrittenRecord_Concurrent: no write of fifty tasks is lost")
    void concurrent() {
        SeededRuns.run(20, concurrency -> {
            WrittenVersions store = (WrittenVersions) ConsistencyStore.of(Map.of(), concurrency);
            for (String uid : List.of("uid-1", "uid-2")) {
                List<Concurrency.Task> tasks = new ArrayList<>();
                for (int i = 1; i <= 50; i++) {
                    String version = "" + i;
                    tasks.add(concurrency.spawn("writer " + i, () -> store.wroteAt(OWNER, uid, PODS, version)));
                }
                for (Concurrency.Task task : tasks) {
                    task.join();
                }
                assertThat(store.written(OWNER)).isEqualTo(new WrittenVersions.Written(uid, Map.of("pods", "50")));
            }
        });
    }

    @Test
    @DisplayName("C63 a write beside ensureReady is not lost, unlike in client-go")
    void writeBesideEnsureReady() {
        SeededRuns.run(50, concurrency -> {
            WrittenVersions[] held = new WrittenVersions[1];
            WrittenVersions store = (WrittenVersions) ConsistencyStore.of(
                    Map.<GroupVersionResource, Supplier<String>>of(PODS, () -> {
                        concurrency.yield(); // the cache is read: the other task may write
                        return "10";
                    }),
                    concurrency);
            held[0] = store;
            store.wroteAt(OWNER, "uid", PODS, "10");
            Concurrency.Task writer = concurrency.spawn("writer", () -> held[0].wroteAt(OWNER, "uid", PODS, "20"));
            try {
                store.ensureReady(OWNER);
            } catch (ConsistencyException e) {
                assertThat(e.wroteVersion()).isEqualTo("20"); // it was written first
            }
            writer.join();
            assertThatThrownBy(() -> store.ensureReady(OWNER)).isInstanceOf(ConsistencyException.class);
        });
    }

    @Test
    @DisplayName("C64 TestConsistencyStore_Clear: only the owner with this uid; any uid if none is given")
    void clear() {
        writes.wroteAt(OWNER, "uid-1", PODS, "10");
        writes.wroteAt(OTHER, "uid-2", PODS, "10");
        writes.clear(new ObjectName("ns", "unknown"), "uid-1");
        writes.clear(OWNER, "uid-2");
        assertThat(writes.written(OWNER)).isNotNull();
        writes.clear(OWNER, "uid-1");
        assertThat(writes.written(OWNER)).isNull();
        writes.wroteAt(OWNER, "uid-1", PODS, "10");
        writes.clear(OWNER, "");
        assertThat(writes.written(OWNER)).isNull();
        assertThat(writes.written(OTHER)).isNotNull();
    }

    @Test
    @DisplayName("C64 TestConsistencyStore_IsReady: what the caches have seen is forgotten, and nothing else")
    void forgotten() {
        writes.wroteAt(pod("ns/owner", 1), PODS, "10");
        stale();
        pods.bookmark("5");
        stale();
        assertThat(versions(OWNER)).containsEntry("pods", "10");
        pods.bookmark("10");
        assertReady();
        assertThat(writes.written(OWNER)).isNull();
    }

    @Test
    @DisplayName(
            "C65 TestCompareResourceVersion: numbers of any length; 0, leading zeros and other text are no versions")
    void compareResourceVersion() {
        String large = "9".repeat(50);
        assertThat(ObjectMeta.compareResourceVersions("100", "200")).isNegative();
        assertThat(ObjectMeta.compareResourceVersions("200", "100")).isPositive();
        assertThat(ObjectMeta.compareResourceVersions("1", "1")).isZero();
        assertThat(ObjectMeta.compareResourceVersions("99", "100")).isNegative();
        assertThat(ObjectMeta.compareResourceVersions(large, large)).isZero();
        assertThat(ObjectMeta.compareResourceVersions(large, "1" + large)).isNegative();
        assertThat(ObjectMeta.compareResourceVersions("1" + large, large)).isPositive();
        for (String bad : List.of("0", "", "007", "100a", "-1", "1 ", "\u0661")) {
            for (List<String> pair : List.of(List.of(bad, "1"), List.of("1", bad), List.of(bad, bad))) {
                assertThatThrownBy(() -> ObjectMeta.compareResourceVersions(pair.get(0), pair.get(1)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("\"" + bad + "\"");
            }
        }
    }
}
