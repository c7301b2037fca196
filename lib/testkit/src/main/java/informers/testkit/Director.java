package informers.testkit;

/**
 * Decides what a {@link SeededScheduler} does next: which task continues, or that time passes.
 *
 * <p>Called at each step, by the thread of the task that takes the step, while all tasks stand still. It may block, for instance until
 * somebody has decided. It must not call the scheduler, or code that does.
 */
@FunctionalInterface
public interface Director {
    /** No task continues: the clock jumps to the moment at which the next task wakes up. If none ever will, the run fails: a deadlock. */
    int TIME_PASSES = -1;

    /**
     * Returns the task that continues.
     *
     * @return its index in {@link SeededScheduler.Situation#ready}, or {@link #TIME_PASSES}
     * @throws RuntimeException fails the run
     */
    int choose(SeededScheduler.Situation situation);
}
