package informers.bench.micro;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.bench.Samples;
import informers.queue.DeltaFIFO;
import informers.queue.Queue;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.util.Concurrency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Adds an update to a queue and pops it, with a single thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueueBenchmark {
    private static final int PODS = 500;

    private final List<Pod> pods = Samples.pods(PODS);
    private final Queue<Pod> deltaFifo = DeltaFIFO.of(KubeObject::key);
    private final RealFIFO<Pod> realFifo =
            new RealFIFO<>(RealFIFOOptions.atomic(KubeObject::key), Concurrency.threads());

    @Benchmark
    @OperationsPerInvocation(PODS)
    public void deltaFifo(Blackhole hole) throws InterruptedException {
        pods.forEach(deltaFifo::update);
        while (deltaFifo.size() > 0) {
            deltaFifo.pop((deltas, isInInitialList) -> hole.consume(deltas));
        }
    }

    @Benchmark
    @OperationsPerInvocation(PODS)
    public void realFifoInBatches(Blackhole hole) throws InterruptedException {
        pods.forEach(realFifo::update);
        while (realFifo.size() > 0) {
            realFifo.popBatch(
                    (deltas, isInInitialList) -> hole.consume(deltas),
                    (deltas, isInInitialList) -> hole.consume(deltas));
        }
    }
}
