package informers.informer;

import informers.internal.informer.SharedProcessor;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Stops informers and waits for their threads: first for the informers' own threads, then for those of the handlers. All
 * informers share one time limit, and are interrupted together, so that many take no longer than one.
 */
final class Closing {
    private Closing() {}

    /** Closes informers that use the same threads and time; returns those with threads that still run. */
    static <I extends BaseInformer<?>> Set<I> close(Collection<I> informers, Duration atMost) {
        if (informers.isEmpty()) {
            return Set.of();
        }
        Concurrency concurrency = informers.iterator().next().concurrency;
        long from = concurrency.nanoTime();
        informers.forEach(BaseInformer::stop);
        List<Concurrency.Task> threads = new ArrayList<>();
        informers.forEach(informer -> threads.addAll(informer.threads()));
        Shutdown.await(concurrency, atMost, threads);
        Set<I> left = new LinkedHashSet<>();
        for (I informer : informers) {
            List<String> running = running(informer);
            if (!running.isEmpty()) {
                left.add(informer);
                LoggerFactory.getLogger(informer.getClass())
                        .warn(
                                "{} did not stop: its threads were interrupted and still run; they are left behind threads={}",
                                informer,
                                running);
            }
        }
        left.addAll(closeHandlers(concurrency, informers, Shutdown.left(concurrency, from, atMost)));
        return left;
    }

    private static List<String> running(BaseInformer<?> informer) {
        return informer.threads().stream()
                .filter(thread -> !thread.isOver())
                .map(Concurrency.Task::name)
                .toList();
    }

    private static <I extends BaseInformer<?>> Set<I> closeHandlers(
            Concurrency concurrency, Collection<I> informers, Duration atMost) {
        long from = concurrency.nanoTime();
        List<SharedProcessor<?>> standard = new ArrayList<>();
        for (I informer : informers) {
            if (informer.processor() instanceof SharedProcessor<?> processor) {
                standard.add(processor);
            }
        }
        Set<SharedProcessor<?>> stuck = SharedProcessor.close(concurrency, standard, atMost);
        Set<I> left = new LinkedHashSet<>();
        for (I informer : informers) {
            Processor<?> processor = informer.processor();
            boolean ended = processor == null
                    || (processor instanceof SharedProcessor<?>
                            ? !stuck.contains(processor)
                            : processor.close(Shutdown.left(concurrency, from, atMost)));
            if (!ended) {
                left.add(informer);
            }
        }
        return left;
    }
}
