import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The queue of an informer whose watch breaks while something is queued. */
@SuppressWarnings({"unchecked", "rawtypes"}) // the file holds a class for any type of objects
public final class DeltaFIFOScenes implements Scenes<DeltaQueue> {
    @Override
    public String file() {
        return DeltaFIFOPart.MINE;
    }

    @Override
    public Class<DeltaQueue> type() {
        return DeltaQueue.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<DeltaQueue>> answers) {
        InformerParts<Pod> parts = InformerParts.<Pod>standard()
                .withQueue(DeltaFIFOPart.factory((keys, known) -> answers.isPresent()
                        ? answers.get().make(keys, known)
                        : new LibDeltaFIFO<>(keys, known)));
        return List.of(Scene.of("03-ghost", "in an informer: pod-3 is queued when the watch breaks, and gone in the next LIST")
                .withParts(parts)
                .withPlay(
                        "quiet", "create:pod-3", "go:reflector", "go:reflector", "cut", "delete:pod-3", "forget",
                        "go:reflector", "go:reflector", "go:reflector", "go:reflector", "go:reflector", "time", "quiet", "time",
                        "quiet"));
    }
}
