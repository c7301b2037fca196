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
        return List.of(
                Scene.of(
                                "06-moved",
                                "in an informer: the label of pod1 changes, so pod1 moves from one set of the index to the other",
                                "在 Informer 里：pod1 的标签改变，于是 pod1 从索引的一个集合移到另一个")
                        .withPods("pod1", "pod2", "pod3")
                        .withLabels("l1", "l2")
                        .withParts(parts)
                        .withQuestion("06-moved", 3)
                        .withPlay("quiet", "update:pod2", "quiet", "update:pod1", "quiet"),
                Scene.of(
                                "06-replace",
                                "in an informer: pods move to and fro, one is deleted, and a LIST replaces everything",
                                "在 Informer 里：Pod 移来移去，一个被删除，然后一次 LIST 替换全部")
                        .withParts(parts)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "update:pod-1", "delete:pod-2", "quiet", "cut", "update:pod-1",
                                "create:pod-3", "forget", "quiet", "time", "quiet"));
    }
}
