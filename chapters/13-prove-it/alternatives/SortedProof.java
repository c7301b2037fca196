// A right answer: one check for each pair of a widget and a child.
import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ObjectEdit;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class SortedProof implements Proof {
    private static final Unstructured WIDGET = Unstructured.fromYaml(
            "{apiVersion: v1, kind: ConfigMap, metadata: {namespace: default, labels: {widget: \"yes\"}}}");

    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            String last = "";
            for (Secret child : children(cluster)) {
                String widget = child.labels().get("of");
                require(!widget.equals(last), "two children of " + widget);
                last = widget;
            }
        });
    }

    @Override
    public void atRest(Simulation cluster) {
        Iterator<Secret> children = children(cluster).iterator();
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            require(children.hasNext(), "no child for " + widget.name());
            Secret child = children.next();
            require(widget.name().equals(child.labels().get("of")), child.name() + " is not " + widget.name() + "'s");
            Optional<String> size = Optional.of(widget.labels().get("size"));
            require(size.equals(Optional.ofNullable(child.labels().get("size"))), child.name() + " is not " + size);
            require(size.equals(widget.metadata().annotation("observed")), widget.name() + " has not observed " + size);
        }
        require(!children.hasNext(), "a child without a widget");
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        wanted.forEach((name, size) -> {
            Optional<ConfigMap> widget = cluster.find(ConfigMap.TYPE, "default/" + name);
            require(widget.isPresent(), name + " is gone");
            require(size.equals(widget.get().labels().get("size")), name + " should be " + size);
        });
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        GroupVersionResource leases = new GroupVersionResource("coordination.k8s.io", "v1", "leases");
        cluster.onWrite("only the leader writes", write -> {
            if (write.by().matches("widgets-\\d") && !write.resource().equals(leases)) {
                Optional<Unstructured> lease =
                        cluster.find(ResourceType.dynamic(leases), "default/widgets");
                String holder = lease.flatMap(one -> one.text("spec", "holderIdentity")).orElse("nobody");
                require(holder.matches(write.by() + "_\\d+"), write + " while " + holder + " leads");
            }
        });
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        cluster.start("widgets", controller);
        always(cluster);
        ResourceClient<ConfigMap> widgets = cluster.client(ConfigMap.TYPE, "default");
        for (int i = 0; i < 3; i++) {
            widgets.create(widget("w" + i, "1"));
        }
        for (int i = 0; i < 3; i++) {
            pause(cluster);
            resize(cluster, widgets, "w" + i, "2");
        }
        check(cluster, Map.of("w0", "2", "w1", "2", "w2", "2"));
        for (Secret child : children(cluster)) {
            cluster.client(Secret.TYPE, "default").delete(child.name());
        }
        pause(cluster);
        resize(cluster, widgets, "w1", "3");
        pause(cluster);
        resize(cluster, widgets, "w2", "4");
        check(cluster, Map.of("w0", "2", "w1", "3", "w2", "4"));
        for (int i = 0; i < 3; i++) {
            widgets.delete("w" + i);
        }
        check(cluster, Map.of());
    }

    private void check(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        atRest(cluster);
        kept(cluster, wanted);
    }

    private static ConfigMap widget(String name, String size) {
        ObjectEdit widget = WIDGET.edit().set(name, "metadata", "name");
        return widget.label("size", size).build(ConfigMap.TYPE);
    }

    private static void resize(Simulation cluster, ResourceClient<ConfigMap> widgets, String name, String size) {
        ConfigMap now = cluster.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
        widgets.update(now.edit().label("size", size).build(ConfigMap.TYPE));
    }

    private static void pause(Simulation cluster) throws InterruptedException {
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(cluster.random().nextBoolean() ? 60 : 8_000)));
    }

    private static List<Secret> children(Simulation cluster) {
        return cluster.objects(Secret.TYPE, "default").stream()
                .sorted(Comparator.comparing(child -> child.labels().get("of")))
                .toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
