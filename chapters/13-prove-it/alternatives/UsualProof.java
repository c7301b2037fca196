import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.simulation.Program;
import informers.simulation.Simulation;
import informers.simulation.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The usual answer. */
public class UsualProof implements Proof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
                expect(children(cluster, widget.name()).size() <= 1, widget.name() + " has two children");
            }
        });
    }

    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String size = widget.labels().get("size");
            List<Secret> children = children(cluster, widget.name());
            expect(children.size() == 1, widget.name() + " has " + children.size() + " children");
            expect(size.equals(children.get(0).labels().get("size")), "the child of " + widget.name() + " has another size");
            expect(widget.metadata().annotation("observed").equals(Optional.of(size)), widget.name() + " has not observed " + size);
        }
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            String widget = child.labels().get("of");
            expect(cluster.find(ConfigMap.TYPE, "default/" + widget).isPresent(), widget + " is gone, its child is left");
        }
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        wanted.forEach((name, size) -> {
            ConfigMap widget = cluster.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
            expect(size.equals(widget.labels().get("size")), name + " was given the size " + size + " and has " + widget.labels().get("size"));
        });
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (isWork(write)) {
                String leader = cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.startsWith(write.by() + "_"), write + ", the leader is " + leader);
            }
        });
    }

    private static boolean isWork(Write write) {
        return write.by().startsWith("widgets") && !write.resource().equals(LEASES.resource());
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        give(cluster, "a", "1");
        give(cluster, "b", "1");
        pause(cluster);
        give(cluster, "a", "2");
        steady(cluster, Map.of("a", "2", "b", "1"));

        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            cluster.client(Secret.TYPE, "default").delete(child.name());
        }
        pause(cluster);
        give(cluster, "b", "3");
        steady(cluster, Map.of("a", "2", "b", "3"));

        cluster.client(ConfigMap.TYPE, "default").delete("a");
        cluster.client(ConfigMap.TYPE, "default").delete("b");
        steady(cluster, Map.of());
    }

    private void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        atRest(cluster);
        kept(cluster, wanted);
    }

    /** As a user does: creates the widget, or changes its size. */
    private static void give(Simulation cluster, String name, String size) {
        Optional<ConfigMap> widget = cluster.find(ConfigMap.TYPE, "default/" + name);
        if (widget.isPresent()) {
            cluster.client(ConfigMap.TYPE, "default")
                    .update(widget.get().edit().label("size", size).build(ConfigMap.TYPE));
        } else {
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                    + ", namespace: default, labels: {widget: \"yes\", size: \"" + size + "\"}}}");
        }
    }

    /** Time for the controller to get to any point of its work. */
    private static void pause(Simulation cluster) throws InterruptedException {
        int longest = cluster.random().nextBoolean() ? 300 : 20_000;
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(longest)));
    }

    private static List<Secret> children(Simulation cluster, String widget) {
        return cluster.objects(Secret.TYPE, "default").stream()
                .filter(child -> widget.equals(child.labels().get("of")))
                .toList();
    }

    private static void expect(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
