import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.testkit.TestObjects;
import informers.workqueue.Reconciler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.stage.StageCluster;
import workbook.stage.StageController;
import workbook.trace.Scenes;

/** A controller with its informer, its work queue and one worker. */
public final class CopierScenes implements Scenes<Copier> {
    private static final String HOME = "home";

    @Override
    public String file() {
        return "11-controller/MyCopier.java";
    }

    @Override
    public Class<Copier> type() {
        return Copier.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<Copier>> answers) {
        StageController controller = new Controller(copies -> answers.isPresent() ? answers.get().make(copies) : new LibCopier(copies));
        return List.of(
                Scene.of(
                                "11-loop",
                                "the controller's own write comes back as an event: the second reconcile writes nothing",
                                "控制器自己的写入会作为事件回来：第二次调谐什么也不写")
                        .withPods(HOME)
                        .withController(controller)
                        .withQuestion("11-loop", 4)
                        .withPlay("quiet", "time", "quiet", "update:home", "quiet"),
                Scene.of(
                                "11-requeue",
                                "somebody deletes a copy, and the server fails once: the loop requeues the key",
                                "有人删除了一个副本，而服务端失败了一次：循环把键重新入队")
                        .withPods(HOME)
                        .withController(controller)
                        .withQuestion("11-requeue", 6)
                        .withPlay("quiet", "time", "quiet", "refuse:500", "delete:team-a", "quiet", "time", "quiet"),
                Scene.of(
                                "11-stale",
                                "a stale read: the store does not have the controller's own write yet, and the server answers 409",
                                "过时的读取：Store 里还没有控制器自己的写入，服务端回答 409")
                        .withPods(HOME)
                        .withController(controller)
                        .withPlay(
                                "silent", "quiet", "time", "quiet", "resync", "quiet", "speak", "time", "quiet"));
    }

    /** Given: the names of the scene, and what is desired. */
    private record Controller(Function<Copies, Copier> copiers) implements StageController {
        @Override
        public String name() {
            return "settings";
        }

        @Override
        public String home() {
            return HOME;
        }

        @Override
        public List<String> namespaces() {
            return List.of(HOME, "team-a", "team-b");
        }

        @Override
        public Reconciler<String> reconciler(StageCluster cluster) {
            return copiers.apply(new StageCopies(cluster, namespaces()));
        }

        @Override
        public Map<String, String> differences(List<ConfigMap> onServer) {
            Map<String, ConfigMap> byNamespace = onServer.stream().collect(Collectors.toMap(ConfigMap::namespace, one -> one));
            ConfigMap source = byNamespace.remove(HOME);
            Map<String, String> differences = new LinkedHashMap<>();
            for (String namespace : namespaces()) {
                ConfigMap found = byNamespace.get(namespace);
                if (namespace.equals(HOME) || found != null && !Copies.isCopy(found)) {
                    continue;
                }
                if (source == null && found != null) {
                    differences.put(namespace, namespace + " has a copy, but the source is gone, and the controller has nothing to do");
                } else if (source != null && found == null) {
                    differences.put(namespace, namespace + " has no copy, and the controller has nothing to do");
                } else if (source != null && !source.data().equals(found.data())) {
                    differences.put(
                            namespace,
                            "the copy in " + namespace + " has other data than the source, and the controller has nothing to do");
                }
            }
            return differences;
        }
    }

    /** Reads from the store of the stage, and writes to its server. */
    private record StageCopies(StageCluster cluster, List<String> namespaces) implements Copies {
        @Override
        public Optional<ConfigMap> source() {
            return cluster.cached(HOME);
        }

        @Override
        public Optional<Namespace> namespace(String name) {
            return namespaces.contains(name)
                    ? Optional.of(TestObjects.object(Namespace.TYPE, name, 1))
                    : Optional.empty();
        }

        @Override
        public Optional<ConfigMap> in(String namespace) {
            return cluster.cached(namespace);
        }

        @Override
        public void create(ConfigMap copy) {
            cluster.create(copy);
        }

        @Override
        public void update(ConfigMap changed) {
            cluster.update(changed);
        }

        @Override
        public void delete(ConfigMap copy) {
            cluster.delete(copy);
        }
    }
}
