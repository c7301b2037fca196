package informers.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scheduler whose order somebody else decides. */
class DirectorTest {
    private final List<String> lines = new ArrayList<>();

    /** Three tasks that each write two lines, with a step in between. */
    private void threeTasks(SeededScheduler scheduler) {
        for (String name : List.of("a", "b", "c")) {
            scheduler.spawn(name, () -> {
                lines.add(name + "1");
                scheduler.yield();
                lines.add(name + "2");
            });
        }
    }

    @Test
    void theDirectorDecidesWhoContinues() {
        SeededScheduler.run(1, situation -> situation.ready().size() - 1, this::threeTasks);
        assertThat(lines).containsExactly("a1", "a2", "b1", "b2", "c1", "c2");

        lines.clear();
        SeededScheduler.run(1, situation -> 0, this::threeTasks);
        assertThat(lines).containsExactly("a1", "a2", "b1", "b2", "c1", "c2");

        lines.clear();
        Director inTurn = new Director() {
            private int turn;

            @Override
            public int choose(SeededScheduler.Situation situation) {
                return turn++ % situation.ready().size();
            }
        };
        SeededScheduler.run(1, inTurn, this::threeTasks);
        assertThat(lines).containsExactlyInAnyOrder("a1", "a2", "b1", "b2", "c1", "c2");
        assertThat(lines).isNotEqualTo(List.of("a1", "a2", "b1", "b2", "c1", "c2"));
    }

    @Test
    void timePassesWhenTheDirectorSaysSo() {
        List<Object> waits = new ArrayList<>();
        SeededScheduler.run(
                1,
                situation -> {
                    if (situation.ready().isEmpty()) {
                        waits.add(situation.untilWake().orElseThrow());
                        waits.add(situation.waiting());
                        return Director.TIME_PASSES;
                    }
                    return 0;
                },
                scheduler -> {
                    try {
                        scheduler.sleep(Duration.ofHours(1));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    assertThat(scheduler.nanoTime())
                            .isEqualTo(Duration.ofHours(1).toNanos());
                });
        assertThat(waits).containsExactly(Duration.ofHours(1), java.util.Map.of("main", "sleep"));
    }

    @Test
    void theDirectorCanStartTasks() {
        Director director = new Director() {
            private boolean started;

            @Override
            public int choose(SeededScheduler.Situation situation) {
                if (!started) {
                    started = true;
                    situation.start("late", () -> lines.add("late"));
                    return situation.ready().indexOf("late");
                }
                return 0;
            }
        };
        SeededScheduler.run(1, director, scheduler -> {
            scheduler.yield();
            lines.add("main");
        });
        assertThat(lines).containsExactly("late", "main");
    }

    @Test
    void aDirectorThatThrowsFailsTheRun() {
        assertThatThrownBy(() -> SeededScheduler.run(
                        7,
                        situation -> {
                            throw new IllegalStateException("nobody there");
                        },
                        this::threeTasks))
                .isInstanceOf(AssertionError.class)
                .hasMessage("seed 7: nobody there");
        assertThat(lines).isEmpty();
    }

    @Test
    void aDeadlockIsOneForEveryDirector() {
        assertThatThrownBy(() -> SeededScheduler.run(1, situation -> Director.TIME_PASSES, scheduler -> {
                    var monitor = scheduler.monitor();
                    monitor.lock();
                    try {
                        monitor.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("deadlock: every task waits");
    }
}
