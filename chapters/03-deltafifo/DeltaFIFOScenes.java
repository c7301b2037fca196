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
        return List.of(
                Scene.of(
                                "03-ghost",
                                "in an informer: pod-5 is queued when the watch breaks, and gone in the next LIST",
                                "在 Informer 里：watch 断开时 pod-5 还在排队，而下一次 LIST 里已经没有它")
                        .withParts(parts)
                        .withQuestion("03-gap", 7)
                        .withPlay(
                                "quiet", "create:pod-5", "go:reflector", "go:reflector", "cut", "delete:pod-5", "forget",
                                "go:reflector", "go:reflector", "go:reflector", "go:reflector", "go:reflector", "time", "quiet",
                                "time", "quiet"),
                Scene.of(
                                "03-keys",
                                "the informer is busy: the deltas of one object wait together, oldest first",
                                "Informer 很忙：同一个对象的 delta 在一起等待，最旧的在最前")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "create:pod-3", "update:pod-1", "update:pod-3", "delete:pod-3", "go:reflector",
                                "go:reflector", "go:reflector", "go:reflector", "go:reflector", "go:reflector", "go:reflector",
                                "go:reflector", "until:store", "until:store", "quiet"));
    }
}
