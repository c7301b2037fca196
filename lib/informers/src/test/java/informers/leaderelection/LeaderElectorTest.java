package informers.leaderelection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.leaderelection.LeaderElector.Callbacks;
import informers.leaderelection.LeaderElector.Options;
import informers.leaderelection.MemoryLock.Shared;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** client-go: tools/leaderelection/leaderelection_test.go. */
class LeaderElectorTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Election election(MemoryLock lock, Concurrency concurrency) {
        Election election = new Election(Options.of(lock), concurrency);
        election.begin();
        return election;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "acquire from no object | none | 0 | true | baz | 0 | get create",
                "acquire from unled object | '' | 0 | true | baz | 1 | get update",
                "acquire from empty led, acked object | '' | 15 | true | baz | 1 | get update",
                "don't acquire from led, acked object | bing | 15 | false | bing | 0 | get",
                "renew already acquired object | baz | 15 | true | baz | 0 | get update"
            })
    @DisplayName("C86 TestTryAcquireOrRenewLeases: the requests, the holder and the transitions")
    void tryAcquireOrRenew(
            String name, String holder, int seconds, boolean won, String after, int transitions, String requests) {
        SeededRuns.run(concurrency -> {
            Shared shared = new Shared();
            shared.record = holder == null ? null : MemoryLock.record(holder, seconds, 0);
            MemoryLock lock = new MemoryLock(shared, "baz", concurrency);
            Election election = election(lock, concurrency);
            assertThat(election.tryAcquireOrRenew()).as(name).isEqualTo(won);
            assertThat(String.join(" ", lock.requests)).isEqualTo(requests);
            assertThat(election.holder()).isEqualTo(after);
            assertThat(shared.record.leaderTransitions()).isEqualTo(transitions);
            assertThat(shared.record.leaseDurationSeconds()).isEqualTo(15);
        });
    }

    @Test
    @DisplayName("C86 TestTryAcquireOrRenewLeases: a lease of 3 s is acquired 3 s after its last change was seen")
    void expired() {
        SeededRuns.run(concurrency -> {
            Shared shared = new Shared();
            shared.record = MemoryLock.record("bing", 3, 7);
            Election election = election(new MemoryLock(shared, "baz", concurrency), concurrency);
            concurrency.sleep(MINUTE); // its times are long ago, by this clock; that does not matter
            assertThat(election.tryAcquireOrRenew()).isFalse();
            concurrency.sleep(Duration.ofSeconds(2));
            shared.record = MemoryLock.record("bing", 3, 8); // a renewal
            assertThat(election.tryAcquireOrRenew()).isFalse();
            concurrency.sleep(Duration.ofMillis(2999));
            assertThat(election.tryAcquireOrRenew()).isFalse();
            concurrency.sleep(Duration.ofMillis(1));
            assertThat(election.tryAcquireOrRenew()).isTrue();
            assertThat(shared.record.leaderTransitions()).isEqualTo(9);
        });
    }

    @Test
    @DisplayName("C87 TestFastPathLeaderElection: a leader renews without a read, and reads after a conflict")
    void fastPath() {
        SeededRuns.run(concurrency -> {
            MemoryLock lock = new MemoryLock(new Shared(), "baz", concurrency).fault("", "", "", "conflict");
            Election election = election(lock, concurrency);
            for (int i = 0; i < 4; i++) {
                assertThat(election.tryAcquireOrRenew()).isTrue();
            }
            assertThat(lock.requests).containsExactly("get", "create", "update", "update", "get", "update", "update");
        });
    }

    @Test
    @DisplayName(
            "C88 TestReleaseLeaseLeases, TestReleaseMethodCallsGet, TestReleaseRetriesOnConflict: the holder is emptied")
    void release() {
        SeededRuns.run(concurrency -> {
            Shared shared = new Shared();
            MemoryLock lock = new MemoryLock(shared, "baz", concurrency);
            Election election = election(lock, concurrency);
            assertThat(election.tryAcquireOrRenew()).isTrue();
            lock.requests.clear();
            lock.fault("", "conflict");
            assertThat(election.tryRelease(MINUTE.toNanos())).isTrue();
            assertThat(lock.requests).containsExactly("get", "update", "get", "update");
            assertThat(shared.record.holderIdentity()).isEmpty();
            assertThat(shared.record.leaseDurationSeconds()).isEqualTo(1);
            assertThat(election.holder()).isEmpty();
            assertThat(election.tryRelease(MINUTE.toNanos()))
                    .as("held by nobody")
                    .isTrue();
            lock.fault("fail");
            assertThat(election.tryRelease(MINUTE.toNanos())).isFalse();
        });
    }

    /** What happened to one candidate. */
    private static final class Diary implements Callbacks {
        private final String name;
        private final List<String> lines;
        private final SeededScheduler concurrency;
        private final Duration cleanUp;

        Diary(String name, List<String> lines, SeededScheduler concurrency, Duration cleanUp) {
            this.name = name;
            this.lines = lines;
            this.concurrency = concurrency;
            this.cleanUp = cleanUp;
        }

        @Override
        public void onStartedLeading(Latch ended) {
            lines.add(name + " works");
            try {
                ended.await();
            } catch (InterruptedException e) {
                // it has ended
            }
            try {
                concurrency.sleep(cleanUp);
            } catch (InterruptedException e) {
                try {
                    concurrency.sleep(cleanUp); // the clean-up cannot be cut short
                } catch (InterruptedException again) {
                    throw new AssertionError(again);
                }
            }
            lines.add(name + " ended");
        }

        @Override
        public void onStoppedLeading() {
            lines.add(name + " stopped");
        }

        @Override
        public void onNewLeader(String identity) {
            if (name.equals("watcher")) {
                lines.add("leader: " + identity);
            }
        }
    }

    private static Concurrency.Task start(LeaderElector elector, SeededScheduler concurrency) {
        return concurrency.spawn("run", () -> {
            try {
                elector.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "update", "get", "late"})
    @DisplayName("C89 TestReleaseOnCancellation_Leases: stopped during a request that hangs, the lock is released")
    void releaseOnCancellation(String hanging) {
        SeededRuns.run(30, concurrency -> {
            Shared shared = new Shared();
            MemoryLock lock = new MemoryLock(shared, "baz", concurrency);
            lock.fault("", "");
            switch (hanging) {
                case "update" -> lock.fault("hang");
                case "get" -> lock.fault("conflict", "hang");
                case "late" -> lock.fault("late");
                default -> {}
            }
            List<String> lines = new ArrayList<>();
            LeaderElector elector = new LeaderElector(
                    Options.of(lock).withReleaseOnCancel(true),
                    new Diary("baz", lines, concurrency, Duration.ofSeconds(1)),
                    concurrency);
            Concurrency.Task run = start(elector, concurrency);
            concurrency.sleep(Duration.ofSeconds(3));
            assertThat(elector.isLeader()).isTrue();
            elector.stop();
            run.join();
            assertThat(shared.record.holderIdentity()).as("released").isEmpty();
            assertThat(elector.isLeader()).isFalse();
            assertThat(lines).containsExactly("baz works", "baz ended", "baz stopped");
            assertThat(lock.events).containsExactly("baz became leader", "baz stopped leading");
        });
    }

    @Test
    @DisplayName("C89 stop() does not cut off the release that it has caused, however late its thread goes on")
    void stopBesideItsRelease() {
        SeededRuns.run(300, concurrency -> {
            Shared shared = new Shared();
            MemoryLock lock = new MemoryLock(shared, "baz", concurrency);
            LeaderElector elector =
                    new LeaderElector(Options.of(lock).withReleaseOnCancel(true), Latch::await, concurrency);
            Concurrency.Task run = start(elector, concurrency);
            concurrency.sleep(Duration.ofSeconds(3));
            elector.stop();
            run.join();
            assertThat(shared.record.holderIdentity()).as("released").isEmpty();
        });
    }

    @Test
    @DisplayName(
            "C90 TestLeaderElectionConfigValidation: times that do not fit together, and an empty identity, are refused")
    void validation() {
        SeededRuns.run(concurrency -> {
            Options good = Options.of(new MemoryLock(new Shared(), "baz", concurrency));
            Callbacks none = ended -> {};
            new LeaderElector(good, none, concurrency);
            Duration s = Duration.ofSeconds(1);
            assertThatThrownBy(() -> new LeaderElector(good.withTimes(s, s, s), none, concurrency))
                    .hasMessageStartingWith("leaseDuration must be greater than renewDeadline");
            assertThatThrownBy(() -> new LeaderElector(
                            good.withTimes(s.multipliedBy(15), s.multipliedBy(12), s.multipliedBy(10)),
                            none,
                            concurrency))
                    .hasMessageStartingWith("renewDeadline must be greater than retryPeriod*JitterFactor");
            assertThatThrownBy(() ->
                            new LeaderElector(good.withTimes(s.multipliedBy(2), s, Duration.ZERO), none, concurrency))
                    .hasMessageStartingWith("retryPeriod must be greater than zero");
            assertThatThrownBy(() -> new LeaderElector(
                            Options.of(new MemoryLock(new Shared(), "", concurrency)), none, concurrency))
                    .hasMessage("Lock identity is empty");
        });
    }

    /** Cuts the leader off at a moment that the seed decides; returns the longest time for which two worked. */
    private static Duration overlap(boolean clientGoTiming, int seed) {
        long[] overlap = new long[1];
        SeededScheduler.run(seed, concurrency -> {
            try {
                Shared shared = new Shared();
                int[] working = new int[1];
                long[] since = new long[1];
                List<LeaderElector> electors = new ArrayList<>();
                List<MemoryLock> locks = new ArrayList<>();
                List<Concurrency.Task> runs = new ArrayList<>();
                for (String name : List.of("a", "b")) {
                    MemoryLock lock = new MemoryLock(shared, name, concurrency);
                    Options options = Options.of(lock)
                            .withTimes(Duration.ofSeconds(3), Duration.ofMillis(2900), Duration.ofSeconds(2))
                            .withClientGoTiming(clientGoTiming);
                    LeaderElector elector = new LeaderElector(
                            options,
                            ended -> {
                                if (++working[0] == 2) {
                                    since[0] = concurrency.nanoTime();
                                }
                                try {
                                    ended.await();
                                } finally {
                                    if (--working[0] == 1) {
                                        overlap[0] = Math.max(overlap[0], concurrency.nanoTime() - since[0]);
                                    }
                                }
                            },
                            concurrency);
                    locks.add(lock);
                    electors.add(elector);
                    runs.add(start(elector, concurrency));
                }
                concurrency.sleep(Duration.ofNanos((long) (20e9 + concurrency.random() * 5e9)));
                locks.get(electors.get(0).isLeader() ? 0 : 1).unreachable = true;
                concurrency.sleep(MINUTE);
                assertThat(electors)
                        .as("the other one leads")
                        .filteredOn(LeaderElector::isLeader)
                        .hasSize(1);
                electors.forEach(LeaderElector::stop);
                for (Concurrency.Task run : runs) {
                    run.join();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        return Duration.ofNanos(overlap[0]);
    }

    @Test
    @DisplayName("C91 a leader that is cut off has stopped before another one leads; with client-go's timing both lead")
    void neverTwoLeaders() {
        Duration longest = Duration.ZERO;
        for (int seed = 1; seed <= 300; seed++) {
            assertThat(overlap(false, seed)).as("seed " + seed).isEqualTo(Duration.ZERO);
            Duration faithful = overlap(true, seed);
            longest = faithful.compareTo(longest) > 0 ? faithful : longest;
        }
        assertThat(longest).isBetween(Duration.ofMillis(500), Duration.ofMillis(1900)); // 2 + 2.9 - 3
    }

    @Test
    @DisplayName(
            "C92 a leader that cannot renew releases the lock after its work has ended; with client-go's timing before")
    void releaseAfterWork() {
        for (boolean clientGoTiming : List.of(false, true)) {
            SeededRuns.run(30, concurrency -> {
                Shared shared = new Shared();
                MemoryLock lock = new MemoryLock(shared, "a", concurrency);
                List<String> lines = new ArrayList<>();
                LeaderElector elector = new LeaderElector(
                        Options.of(lock).withReleaseOnCancel(true).withClientGoTiming(clientGoTiming),
                        new Diary("a", lines, concurrency, Duration.ofSeconds(2)),
                        concurrency);
                Concurrency.Task run = start(elector, concurrency);
                concurrency.sleep(Duration.ofSeconds(5));
                lock.failRenewals = true; // the release gets through
                while (!shared.record.holderIdentity().isEmpty()) {
                    concurrency.sleep(Duration.ofMillis(10));
                    assertThat(concurrency.nanoTime()).isLessThan(MINUTE.toNanos());
                }
                assertThat(lines.contains("a ended")).isEqualTo(!clientGoTiming);
                run.join();
            });
        }
    }

    @Test
    @DisplayName("C92 work that does not end keeps the lock: others wait for the whole lease")
    void workThatDoesNotEnd() {
        SeededRuns.run(20, concurrency -> {
            Shared shared = new Shared();
            MemoryLock lock = new MemoryLock(shared, "a", concurrency);
            List<String> lines = new ArrayList<>();
            LeaderElector elector = new LeaderElector(
                    Options.of(lock).withReleaseOnCancel(true),
                    new Diary("a", lines, concurrency, MINUTE),
                    concurrency);
            Concurrency.Task run = start(elector, concurrency);
            concurrency.sleep(Duration.ofSeconds(5));
            elector.stop();
            run.join();
            assertThat(shared.record.holderIdentity()).isEqualTo("a");
            assertThat(lines).containsExactly("a works", "a stopped");
        });
    }

    @Test
    @DisplayName(
            "TestLeaderElectionHealthChecker: ill only as a leader that has not renewed for the lease and the tolerance")
    void healthChecker() {
        SeededRuns.run(concurrency -> {
            MemoryLock lock = new MemoryLock(new Shared(), "baz", concurrency);
            Options options =
                    Options.of(lock).withTimes(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
            LeaderElector elector =
                    new LeaderElector(options, new Diary("baz", new ArrayList<>(), concurrency, MINUTE), concurrency);
            Duration tolerance = Duration.ofSeconds(20);
            assertThat(elector.isHealthy(tolerance)).as("before initialized").isTrue();

            Concurrency.Task run = start(elector, concurrency);
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(elector.isLeader()).isTrue();
            assertThat(elector.isHealthy(Duration.ZERO)).as("not expired").isTrue();
            lock.failRenewals = true; // and its work goes on for a minute
            concurrency.sleep(Duration.ofSeconds(25));
            assertThat(elector.isHealthy(tolerance))
                    .as("expired, inside the tolerance")
                    .isTrue();
            assertThat(elector.isHealthy(Duration.ZERO)).as("expired").isFalse();
            concurrency.sleep(Duration.ofSeconds(20));
            assertThat(elector.isHealthy(tolerance)).as("far expired").isFalse();
            run.join();
        });
    }

    @Test
    @DisplayName(
            "C114 TestCheckMethodRace: a check beside a change of the leader sees the new holder with its own time")
    void checkBesideAcquiring() {
        SeededRuns.run(100, concurrency -> {
            Shared shared = new Shared();
            shared.record = MemoryLock.record("bing", 15, 0);
            MemoryLock lock = new MemoryLock(shared, "baz", concurrency);
            Latch written = new Latch(concurrency);
            lock.written = written::open;
            LeaderElector elector = new LeaderElector(Options.of(lock), Latch::await, concurrency);
            Concurrency.Monitor step = concurrency.monitor();
            Concurrency.Task run = start(elector, concurrency);
            written.await(); // baz holds the lease on the server, and does not know it yet
            while (!elector.leader().equals("baz")) {
                assertThat(elector.isHealthy(Duration.ZERO)).isTrue();
                step.with(() -> {}); // others may go on here
            }
            assertThat(elector.isHealthy(Duration.ZERO)).isTrue();
            elector.stop();
            run.join();
        });
    }

    @Test
    @DisplayName("TestLeaderElectionHealthChecker: healthy if another process holds the lease, however old it is")
    void healthyIfAnotherLeads() {
        SeededRuns.run(concurrency -> {
            Shared shared = new Shared();
            shared.record = MemoryLock.record("bing", 3600, 0);
            LeaderElector elector =
                    new LeaderElector(Options.of(new MemoryLock(shared, "baz", concurrency)), ended -> {}, concurrency);
            Concurrency.Task run = start(elector, concurrency);
            concurrency.sleep(MINUTE);
            assertThat(elector.leader()).isEqualTo("bing");
            assertThat(elector.isHealthy(Duration.ZERO)).isTrue();
            elector.stop();
            run.join();
        });
    }

    @Test
    @DisplayName("the leader's work fails: the leadership is given up, and the next candidate leads")
    void workFails() {
        SeededRuns.run(20, concurrency -> {
            Shared shared = new Shared();
            LeaderElector failing = new LeaderElector(
                    Options.of(new MemoryLock(shared, "a", concurrency)).withReleaseOnCancel(true),
                    ended -> {
                        throw new IllegalStateException("no");
                    },
                    concurrency);
            start(failing, concurrency).join();
            List<String> lines = new ArrayList<>();
            LeaderElector next = new LeaderElector(
                    Options.of(new MemoryLock(shared, "watcher", concurrency)),
                    new Diary("watcher", lines, concurrency, Duration.ZERO),
                    concurrency);
            Concurrency.Task run = start(next, concurrency);
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(next.isLeader()).isTrue();
            assertThat(next.leader()).isEqualTo("watcher");
            assertThat(next.isHealthy(Duration.ZERO)).isTrue();
            next.stop();
            run.join();
            assertThat(lines).contains("leader: watcher", "watcher works", "watcher stopped");
        });
    }
}
