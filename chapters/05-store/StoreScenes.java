import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The store of an informer, which handlers read. */
public final class StoreScenes implements Scenes<Store> {
    @Override
    public String file() {
        return "05-store/MyStore.java";
    }

    @Override
    public Class<Store> type() {
        return Store.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<Store>> answers) {
        InformerParts<Pod> parts = InformerParts.<Pod>standard()
                .withIndexer(StorePart.factory(() -> answers.isPresent() ? answers.get().make() : new LibStore()));
        return List.of(Scene.of("05-replace", "in an informer: changes one by one, then a LIST that replaces everything",
 "在 Informer 里：先是一个一个的变化，然后一次 LIST 替换全部")
                .withParts(parts)
                .withPlay(
                        "quiet", "update:pod-1", "delete:pod-2", "quiet", "cut", "create:pod-3", "delete:pod-1", "forget",
                        "quiet", "time", "quiet"));
    }
}
