import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The index of an informer's store, by the label app, which changes with each update of a pod. */
public final class IndexScenes implements Scenes<Index> {
    @Override
    public String file() {
        return "06-indexer/MyIndex.java";
    }

    @Override
    public Class<Index> type() {
        return Index.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<Index>> answers) {
        InformerParts<Pod> parts = InformerParts.<Pod>standard()
                .withIndexer(IndexerPart.factory(function ->
                        answers.isPresent() ? answers.get().make(function) : new LibIndex(function)));
        return List.of(Scene.of("06-moved", "in an informer: pods move from one value of the index to another, and back")
                .withParts(parts)
                .withPlay(
                        "quiet", "update:pod-1", "quiet", "update:pod-1", "delete:pod-2", "quiet", "cut", "update:pod-1",
                        "create:pod-3", "forget", "quiet", "time", "quiet"));
    }
}
