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
        return List.of(
                Scene.of(
                                "08-story",
                                "add, update, delete: from the server through reflector, queue and store to the handler",
                                "添加、更新、删除：从服务端经过 Reflector、队列和 Store 到事件处理器")
                        .withParts(parts)
                        .withTape("create:pod-3", "update:pod-3", "delete:pod-3")
                        .withPlay("quiet", "event", "quiet", "event", "quiet", "event", "quiet"),
                Scene.of(
                                "08-slow",
                                "a slow handler is still in its first callback: it delays nobody but itself",
                                "一个慢的事件处理器还在第一个回调里：它只耽误自己")
                        .withPods("pod-1", "pod-2", "pod-3")
                        .withHandlers("fast", "slow")
                        .withParts(parts)
                        .withQuestion("08-synced", 1)
                        .withPlay(
                                "slow:slow", "quiet", "update:pod-1", "quiet", "time", "quiet", "time", "quiet", "fast:slow", "time",
                                "quiet"),
                Scene.of(
                                "08-late",
                                "a handler that is added late first receives what the store holds",
                                "后来才添加的事件处理器，先收到 Store 里现有的对象")
                        .withParts(parts)
                        .withQuestion("08-late", 9)
                        .withPlay(
                                "quiet", "create:pod-3", "update:pod-3", "update:pod-3", "update:pod-3", "update:pod-3",
                                "update:pod-3", "delete:pod-3", "quiet", "add:late", "quiet", "update:pod-1", "quiet", "remove:late",
                                "update:pod-1", "quiet"),
                Scene.of(
                                "08-throw",
                                "a handler throws: the others are not affected, and it continues after a second",
                                "一个事件处理器抛出异常：别的不受影响，一秒后它自己也继续")
                        .withHandlers("good", "bad")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "throw:bad", "update:pod-1", "quiet", "heal:bad", "update:pod-2", "quiet", "time", "quiet"));
    }
}
