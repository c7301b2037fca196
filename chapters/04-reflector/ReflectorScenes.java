import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** A reflector in an informer, through the failures of its watch. */
public final class ReflectorScenes implements Scenes<ListAndWatch> {
    @Override
    public String file() {
        return "04-reflector/MyReflector.java";
    }

    @Override
    public Class<ListAndWatch> type() {
        return ListAndWatch.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<ListAndWatch>> answers) {
        InformerParts<Pod> parts = InformerParts.<Pod>standard()
                .withReflector(ReflectorPart.of((upstream, store) -> answers.isPresent()
                        ? answers.get().make(upstream, store)
                        : new LibReflector(upstream, store)));
        return List.of(
                Scene.of("04-end", "the server ends the watch, as it does every few minutes: nothing is lost",
 "服务端每隔几分钟就会结束 watch：什么也不会丢")
                        .withParts(parts)
                        .withPlay("quiet", "update:pod-1", "quiet", "bookmark", "quiet", "cut", "create:pod-3", "quiet", "time",
"quiet"),
                Scene.of("04-gap", "the server has forgotten the version of the watch: 410, and a new LIST",
 "服务端已经忘掉了 watch 的版本：410，于是重新 LIST")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet",
                                "time", "quiet"),
                Scene.of("04-busy", "the server is overloaded: 429, and no new LIST",
 "服务端过载：429，而不重新 LIST")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "refuse:429", "cut", "create:pod-3", "quiet", "time",
                                "quiet"),
                Scene.of(
                                "04-garbage",
                                "a proxy answers with a page of HTML, then the server with 500: the reflector tries again",
                                "先是代理返回一个 HTML 页面，然后服务端返回 500：Reflector 再试")
                        .withParts(parts)
                        .withPlay(
                                "refuse:garbage", "refuse:500", "quiet", "time", "quiet", "time", "quiet", "time", "quiet", "time",
"quiet", "update:pod-1", "quiet"),
                Scene.of(
                                "04-watchlist",
                                "WatchList, with the library's reflector: the initial list arrives as a watch",
                                "WatchList，用库的 Reflector：初始列表以 watch 的形式到达")
                        .withStreamedLists(true)
                        .withPlay("quiet", "update:pod-1", "quiet"));
    }
}
