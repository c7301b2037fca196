import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 04}: a reflector in an informer, through the failures of its watch. */
public final class ReflectorTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        Optional<Answers<ListAndWatch>> mine = tracer.answers("04-reflector/MyReflector.java", ListAndWatch.class);
        InformerParts<Pod> parts = InformerParts.<Pod>standard()
                .withReflector(ReflectorPart.of((upstream, store) -> mine.isPresent()
                        ? mine.get().make(upstream, store)
                        : new LibReflector(upstream, store)));
        tracer.play(Scene.of("04-end", "the server ends the watch, as it does every few minutes: nothing is lost")
                .withParts(parts)
                .withPlay("quiet", "update:pod-1", "quiet", "cut", "create:pod-3", "quiet", "time", "quiet"));
        tracer.play(Scene.of("04-gap", "the server has forgotten the version of the watch: 410, and a new LIST")
                .withParts(parts)
                .withPlay("quiet", "update:pod-1", "quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet", "time", "quiet"));
        tracer.play(Scene.of("04-busy", "the server is overloaded: 429, and no new LIST")
                .withParts(parts)
                .withPlay("quiet", "update:pod-1", "quiet", "refuse:429", "cut", "create:pod-3", "quiet", "time", "quiet"));
    }
}
