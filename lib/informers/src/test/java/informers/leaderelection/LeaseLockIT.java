package informers.leaderelection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.leaderelection.LeaderElector.Callbacks;
import informers.leaderelection.LeaderElector.Lock;
import informers.leaderelection.LeaderElector.Options;
import informers.leaderelection.LeaderElector.Record;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayServer;

/** client-go: tools/leaderelection/resourcelock/leaselock_test.go, over HTTP. */
@Timeout(60)
class LeaseLockIT {
    private static final Record RECORD = new Record(
            "me", 15, Instant.parse("2026-12-01T08:00:00.123456789Z"), Instant.parse("2026-12-01T08:00:01Z"), 3);

    private static ReplayServer server;

    private final RestClient rest = RestClient.of(ClientConfig.of(server.newSession("demo")));
    private final ResourceClient<Unstructured> leases = new ResourceClient<>(rest, LeaseLock.LEASES, "default");

    @BeforeAll
    static void start() {
        server = ReplayServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        rest.close();
    }

    private Lock lock(String identity, Map<String, String> labels) {
        return LeaderElector.leaseLock(rest, "default", "lock", identity, labels);
    }

    @Test
    @DisplayName(
            "C93 TestGet, TestGetError, TestLeaseConversion, TestLeaseSpecToLeaderElectionRecordRoundTrip: what is created is read, with times of microseconds")
    void create() {
        Lock lock = lock("me", Map.of());
        assertThat(lock.get()).isEmpty();
        lock.create(RECORD);
        assertThat(lock.get()).contains(RECORD);
        assertThat(RECORD.acquireTime()).isEqualTo("2026-12-01T08:00:00.123456Z");
        assertThat(leases.get("lock").text("spec", "acquireTime")).contains("2026-12-01T08:00:00.123456Z");
        assertThat(lock.describe()).as("TestDescribe").isEqualTo("default/lock");
    }

    @Test
    @DisplayName("C93 TestCreateError, TestUpdateError: a lock that exists, and one that was never read")
    void errors() {
        lock("other", Map.of()).create(RECORD);
        Lock lock = lock("me", Map.of());
        assertThatThrownBy(() -> lock.create(RECORD))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isAlreadyExists()).isTrue());
        assertThatThrownBy(() -> lock.update(RECORD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lease not initialized, call get or create first");
    }

    @Test
    @DisplayName("C93 a lock that cannot be read is an error, not one that does not exist")
    void getError() {
        try (RestClient closed = RestClient.of(ClientConfig.of("http://127.0.0.1:1"))) {
            Lock lock = LeaderElector.leaseLock(closed, "default", "lock", "me", Map.of());
            assertThatThrownBy(lock::get).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    @DisplayName(
            "C115 TestRecordEventSuccess: an event names the candidate, and is about the Lease that the server has")
    void recordEvent() {
        List<String> events = new ArrayList<>();
        Lock lock = LeaderElector.leaseLock(
                rest,
                "default",
                "lock",
                "me",
                Map.of(),
                (lease, message) ->
                        events.add(lease.kind() + " " + lease.metadata().uid() + ": " + message));
        lock.recordEvent("before there is a Lease");
        lock.create(RECORD);
        lock.recordEvent("became leader");
        assertThat(events)
                .containsExactly("Lease " + leases.get("lock").metadata().uid() + ": me became leader");
    }

    @Test
    @DisplayName("C115 TestRecordEventNilRecorder: without a recorder, and with one that fails, nothing happens")
    void recordEventWithoutRecorder() {
        Lock lock = lock("me", Map.of());
        lock.create(RECORD);
        lock.recordEvent("became leader");
        Lock failing = LeaderElector.leaseLock(rest, "default", "lock", "me", Map.of(), (lease, message) -> {
            throw new IllegalStateException("no");
        });
        failing.get();
        failing.recordEvent("became leader");
    }

    @Test
    @DisplayName("C93 an update conflicts if another candidate was faster")
    void conflict() {
        Lock first = lock("first", Map.of());
        first.create(RECORD);
        Lock second = lock("second", Map.of());
        second.get();
        first.update(new Record("first", 15, RECORD.acquireTime(), RECORD.renewTime(), 4));
        assertThatThrownBy(() -> second.update(RECORD))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isConflict()).isTrue());
    }

    @Test
    @DisplayName("C93 TestUpdateWithNilLabelsOnLease, TestLabelUpdate: labels are merged, and other fields are kept")
    void labels() {
        lock("me", Map.of("a", "1")).create(RECORD);
        Unstructured changed = leases.get("lock")
                .edit()
                .label("b", "2")
                .set("later", "spec", "preferredHolder")
                .set("OldestEmulationVersion", "spec", "strategy")
                .build(LeaseLock.LEASES);
        leases.update(changed);
        Lock lock = lock("me", Map.of("a", "3"));
        lock.get();
        lock.update(RECORD);
        assertThat(leases.get("lock").labels()).isEqualTo(Map.of("a", "3", "b", "2"));
        assertThat(leases.get("lock").text("spec", "preferredHolder")).contains("later");
    }

    @Test
    @DisplayName("C93 on real threads: the second candidate leads as soon as the first one has released the lock")
    void twoCandidates() throws InterruptedException {
        Concurrency concurrency = Concurrency.threads();
        CountDownLatch firstLeads = new CountDownLatch(1);
        CountDownLatch secondLeads = new CountDownLatch(1);
        LeaderElector first = elector("first", firstLeads, concurrency);
        LeaderElector second = elector("second", secondLeads, concurrency);
        Concurrency.Task runsFirst = run(first, concurrency);
        assertThat(firstLeads.await(30, TimeUnit.SECONDS)).isTrue();
        Concurrency.Task runsSecond = run(second, concurrency);
        assertThat(secondLeads.await(500, TimeUnit.MILLISECONDS)).isFalse();
        first.stop();
        runsFirst.join();
        assertThat(secondLeads.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(leases.get("lock").text("spec", "holderIdentity")).contains("second");
        second.stop();
        runsSecond.join();
        assertThat(leases.get("lock").text("spec", "holderIdentity")).contains("");
    }

    private LeaderElector elector(String identity, CountDownLatch leads, Concurrency concurrency) {
        Options options = Options.of(lock(identity, Map.of()))
                .withTimes(
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100)) // nobody waits for the lease
                .withReleaseOnCancel(true);
        Callbacks callbacks = (Latch ended) -> {
            leads.countDown();
            ended.await();
        };
        return new LeaderElector(options, callbacks, concurrency);
    }

    private static Concurrency.Task run(LeaderElector elector, Concurrency concurrency) {
        return concurrency.spawn("run", () -> {
            try {
                elector.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
