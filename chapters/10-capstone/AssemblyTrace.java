import informers.api.Pod;
import java.util.EnumSet;
import java.util.Set;
import workbook.stage.Scene;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 10}: an informer of the parts of the chapters 03 to 08, through a gap in its watch. */
public final class AssemblyTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        ChapterBench bench = tracer.learners().map(ChapterBench::mine).orElseGet(ChapterBench::library);
        Assembly assembly = tracer.answer("10-capstone/MyAssembly.java", Assembly.class, LibAssembly::new);
        Set<Assembly.Part> all = EnumSet.allOf(Assembly.Part.class);
        tracer.play(Scene.of("10-all", "an informer of the chapters' parts, with a slow handler, a gap and a 410")
                .withHandlers("fast", "slow")
                .withParts(assembly.<Pod>parts(all, bench))
                .withPlay(
                        "quiet", "slow:slow", "update:pod-1", "quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet",
                        "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet"));
    }
}
