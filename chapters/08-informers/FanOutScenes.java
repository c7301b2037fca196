import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The processor of an informer with a slow handler, and one that is added late. */
public final class FanOutScenes implements Scenes<FanOut> {
    @Override
    public String file() {
        return "08-informers/MyFanOut.java";
    }

    @Override
    public Class<FanOut> type() {
        return FanOut.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<FanOut>> answers) {
        // The library's answer to the exercise has threads of its own, so the library's own processor is on the stage.
        InformerParts<Pod> library = InformerParts.standard();
        InformerParts<Pod> parts = answers.isEmpty()
                ? library
                : library.withProcessor(concurrency -> ProcessorPart.of(answers.get().make(), concurrency));
        return List.of(Scene.of("08-slow", "in an informer: a slow handler, and one that is added late")
                .withHandlers("fast", "slow")
                .withParts(parts)
                .withPlay(
                        "quiet", "slow:slow", "update:pod-1", "quiet", "update:pod-2", "delete:pod-1", "quiet", "add:late",
                        "quiet", "time", "quiet", "remove:slow", "quiet"));
    }
}
