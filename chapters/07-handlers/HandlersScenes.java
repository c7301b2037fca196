import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The step between queue and store in an informer; and the filter in front of a handler. */
public final class HandlersScenes implements Scenes<Handlers> {
    @Override
    public String file() {
        return "07-handlers/MyHandlers.java";
    }

    @Override
    public Class<Handlers> type() {
        return Handlers.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<Handlers>> answers) {
        InformerParts<Pod> parts = InformerParts.<Pod>standard().withProcess(
                (store, handler) -> HandlersPart.processing(answer(answers), store, handler));
        return List.of(
                Scene.of(
                                "07-notify",
                                "the store is written first, then the handler is notified; at the end a resync",
                                "先写 Store，再通知事件处理器；最后是一次重新同步")
                        .withParts(parts)
                        .withQuestion("07-resync", 8)
                        .withPlay(
                                "quiet", "create:pod-3", "until:store", "quiet", "update:pod-1", "quiet", "delete:pod-2", "quiet",
                                "resync", "quiet"),
                Scene.of(
                                "07-gap",
                                "a delete is missed: the handler receives the last known state",
                                "错过了一次删除：事件处理器收到的是最后已知的状态")
                        .withParts(parts)
                        .withPlay("quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet", "time", "quiet"),
                Scene.of(
                                "07-filter",
                                "a handler behind a filter: only pods with app=web; for it a pod comes and goes",
                                "过滤器后面的事件处理器：只看 app=web 的 Pod；对它来说，Pod 会出现又消失")
                        .withFilter(
                                pod -> "web".equals(pod.labels().get("app")),
                                handler -> HandlersPart.filtering(
                                        answer(answers), pod -> "web".equals(pod.labels().get("app")), handler))
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "delete:pod-1", "update:pod-2", "quiet", "update:pod-2", "quiet",
                                "delete:pod-2", "quiet"));
    }

    private static Handlers answer(Optional<Answers<Handlers>> answers) {
        return answers.isPresent() ? answers.get().make() : new LibHandlers();
    }
}
