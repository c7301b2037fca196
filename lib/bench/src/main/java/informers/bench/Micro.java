package informers.bench;

import informers.bench.micro.DecodeBenchmark;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of {@code informers.bench.micro}. */
final class Micro {
    private Micro() {}

    /** One benchmark: microseconds a call, and half the width of the 99.9 % confidence interval (NaN after a single run). */
    record Result(String name, double micros, double error) {}

    static List<Result> run(boolean quick) throws RunnerException {
        var options = new OptionsBuilder()
                .include(DecodeBenchmark.class.getPackageName())
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 100 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 1000))
                .param("pods", quick ? "2000" : "20000")
                .verbosity(VerboseMode.SILENT)
                .build();
        List<Result> results = new ArrayList<>();
        for (RunResult run : new Runner(options).run()) {
            results.add(new Result(
                    run.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"),
                    run.getPrimaryResult().getScore(),
                    run.getPrimaryResult().getScoreError()));
        }
        return results;
    }
}
