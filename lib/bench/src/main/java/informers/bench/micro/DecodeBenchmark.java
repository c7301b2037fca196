package informers.bench.micro;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import informers.api.Pod;
import informers.bench.Samples;
import informers.internal.watch.EventDecoder;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of a watch to events of 3.6 KB, and what reading them costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
    private static final int EVENTS = 1000;

    private final byte[] lines = Samples.events(EVENTS);
    private final ObjectReader tree = new JsonMapper().reader();
    private final Pod pod = Samples.pods(1).get(0);

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void event(Blackhole hole) throws IOException {
        EventDecoder<Pod> events = new EventDecoder<>(new ByteArrayInputStream(lines), Pod.TYPE);
        for (Optional<WatchEvent<Pod>> event = events.next(); event.isPresent(); event = events.next()) {
            hole.consume(event.get());
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void eventAsJacksonTree(Blackhole hole) throws IOException {
        tree.readValues(lines).forEachRemaining(hole::consume);
    }

    @Benchmark
    public String phase() {
        return pod.phase();
    }

    @Benchmark
    public String nodeName() {
        return pod.nodeName();
    }
}
