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
                Scene.of("04-end", "the server ends the watch, as it does every few minutes: nothing is lost")
                        .withParts(parts)
                        .withPlay("quiet", "update:pod-1", "quiet", "cut", "create:pod-3", "quiet", "time", "quiet"),
                Scene.of("04-gap", "the server has forgotten the version of the watch: 410, and a new LIST")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet",
                                "time", "quiet"),
                Scene.of("04-busy", "the server is overloaded: 429, and no new LIST")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "refuse:429", "cut", "create:pod-3", "quiet", "time",
                                "quiet"));
    }
}
