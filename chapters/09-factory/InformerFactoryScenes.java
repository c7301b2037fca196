import informers.api.Node;
import informers.api.Pod;
import informers.factory.InformerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.FactoryProgram;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** A factory, and the parts of a program that use it. */
public final class InformerFactoryScenes implements Scenes<InformerFactory> {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @Override
    public String file() {
        return "09-factory/MyInformerFactory.java";
    }

    @Override
    public Class<InformerFactory> type() {
        return InformerFactory.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<InformerFactory>> answers) {
        InformerRegistry.Source factory = (maker, namespace, concurrency) -> new InformerFactoryPart(
                answers.isPresent()
                        ? answers.get().make(maker, namespace, concurrency)
                        : new LibInformerFactory(maker, namespace, concurrency));
        FactoryProgram twoParts = program -> {
            program.request(Pod.TYPE);
            program.request(Node.TYPE);
            program.start();
            program.request(Pod.TYPE); // by another part of the program
            program.start();
            program.waitForCacheSync(WAIT);
            program.list(Pod.TYPE);
        };
        FactoryProgram late = program -> {
            program.request(Pod.TYPE);
            program.start();
            program.waitForCacheSync(WAIT);
            program.request(Node.TYPE);
            program.list(Node.TYPE);
            program.start();
            program.waitForCacheSync(WAIT);
            program.list(Node.TYPE);
            program.shutDown();
        };
        return List.of(
                Scene.of(
                                "09-shared",
                                "two parts of a program want pods: one informer, one LIST, one WATCH",
                                "程序的两个部分都要 Pod：一个 Informer，一次 LIST，一次 WATCH")
                        .withFactory(factory, Map.of("program", twoParts))
.withPlay("next", "next", "next", "quiet", "update:pod-1", "update:node-1", "quiet"),
                Scene.of(
                                "09-late",
                                "the informer of nodes is requested after the start, and the store is read before the next start",
                                "启动之后才请求节点的 Informer，而在下一次启动之前就读取 Store")
                        .withFactory(factory, Map.of("program", late))
                        .withQuestion("09-started", 1)
                        .withPlay("until:informer_of_nodes", "quiet", "time", "quiet"),
                Scene.of(
                                "09-parts",
                                "each part that you add requests its informer, adds a handler, and starts the factory",
                                "你加入的每个部分都请求自己的 Informer，加入事件处理器，然后启动工厂")
                        .withFactory(factory, Map.of())
                        .withHandlers("pod-printer", "node-printer")
                        .withPlay(
                                "add:pod-printer",
                                "quiet",
                                "add:node-printer",
                                "quiet",
                                "add:pod-counter",
                                "quiet",
                                "update:pod-1",
                                "quiet",
                                "stop",
                                "quiet"));
    }
}
