import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Unstructured;
import informers.workqueue.Reconciler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.stage.StageCluster;
import workbook.stage.StageController;
import workbook.trace.Scenes;

/** A controller that creates ConfigMaps with generated names, its informer, its work queue and one worker. */
public final class OwnWritesScenes implements Scenes<OwnWrites> {
    private static final String HOME = "home";

    @Override
    public String file() {
        return "12-own-writes/MyOwnWrites.java";
    }

    @Override
    public Class<OwnWrites> type() {
        return OwnWrites.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<OwnWrites>> answers) {
        StageController controller = new Controller(
                settings -> answers.isPresent() ? answers.get().make(settings) : new LibOwnWrites(settings));
        return List.of(
                Scene.of(
                                "12-late",
                                "the key comes again while the cache does not have the create: not ready, look again",
                                "key 再次到来时，缓存里还没有这次创建：没有就绪，稍后再看")
                        .withPods(HOME)
                        .withController(controller)
                        .withQuestion("12-lookagain", 6)
                        .withPlay("silent", "quiet", "time", "quiet", "resync", "quiet", "time", "quiet", "speak", "quiet", "time", "quiet"),
                Scene.of(
                                "12-events",
                                "another client changes and deletes the ConfigMap; the event of the own create adds no key",
                                "另一个客户端修改并删除 ConfigMap；自己的创建所产生的事件不加入 key")
                        .withPods(HOME)
                        .withController(controller)
                        .withQuestion("12-ownevent", 4)
                        .withPlay("quiet", "time", "quiet", "time", "update:team-a", "quiet", "delete:team-a", "quiet", "time", "quiet"));
    }

    /** Given: the names of the scene, and what is desired. */
    private record Controller(Function<Settings, OwnWrites> answers) implements StageController {
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
            return answers.apply(new StageSettings(cluster, namespaces()));
        }

        @Override
        public boolean isOwn(Reconciler<String> reconciler, ConfigMap seen) {
            return ((OwnWrites) reconciler).isOwn(seen);
        }

        @Override
        public Map<String, String> differences(List<ConfigMap> onServer) {
            Map<String, String> differences = new LinkedHashMap<>();
            for (String namespace : namespaces()) {
                long found = onServer.stream().filter(one -> one.namespace().equals(namespace)).count();
                if (found != 1) {
                    differences.put(namespace, namespace + " has " + (found == 0 ? "no ConfigMap" : found + " ConfigMaps")
                            + ", and the controller has nothing to do");
                }
            }
            return differences;
        }
    }

    /** Reads from the store of the stage, and writes to its server. */
    private record StageSettings(StageCluster cluster, List<String> namespaces) implements Settings {
        @Override
        public String readVersion() {
            return cluster.cachedVersion();
        }

        @Override
        public Optional<Namespace> namespace(String name) {
            return namespaces.contains(name)
                    ? Optional.of(Unstructured.fromYaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + ", uid: uid-"
                                    + name + "}}")
                            .edit()
                            .build(Namespace.TYPE))
                    : Optional.empty();
        }

        @Override
        public List<ConfigMap> in(String namespace) {
            return cluster.allCached(namespace);
        }

        @Override
        public ConfigMap create(Namespace owner) {
            return cluster.generate(Settings.toCreate(owner));
        }
    }
}
