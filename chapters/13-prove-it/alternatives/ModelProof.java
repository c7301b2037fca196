// A right answer: compares the cluster with a description of what it should be, as one text.
import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class ModelProof implements Proof {
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("one child each", () -> {
            List<String> widgets = new ArrayList<>();
            cluster.objects(Secret.TYPE, "default")
                    .forEach(child -> widgets.add(child.labels().get("of")));
            same(widgets.stream().distinct().toList(), widgets);
        });
    }

    @Override
    public void atRest(Simulation cluster) {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String size = widget.labels().get("size");
            expected.add(widget.name() + " observed " + size);
            expected.add(widget.name() + " child " + size);
            found.add(widget.name() + " observed "
                    + widget.metadata().annotation("observed").orElse("nothing"));
        }
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            found.add(child.labels().get("of") + " child " + child.labels().get("size"));
        }
        Collections.sort(expected);
        Collections.sort(found);
        same(expected, found);
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        Map<String, String> found = new TreeMap<>();
        cluster.objects(ConfigMap.TYPE, "default")
                .forEach(widget -> found.put(widget.name(), widget.labels().get("size")));
        found.keySet().retainAll(wanted.keySet());
        same(new TreeMap<>(wanted), found);
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        GroupVersionResource leases = new GroupVersionResource("coordination.k8s.io", "v1", "leases");
        ResourceType<Unstructured> type = ResourceType.dynamic(leases);
        cluster.onWrite("the leader alone", write -> {
            boolean isReplica = write.by().equals("widgets-0") || write.by().equals("widgets-1");
            if (isReplica && !write.resource().equals(leases)) {
                Unstructured lease = cluster.find(type, "default/widgets").orElseThrow();
                String holder = lease.text("spec", "holderIdentity").orElse("");
                same(write.by(), holder.split("_")[0]);
            }
        });
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        Map<String, String> model = new TreeMap<>();
        for (int i = 0; i < 12; i++) { // six changes of each, most of them in the middle of the work
            set(cluster, model, i % 2 == 0 ? "left" : "right", String.valueOf(i));
            cluster.sleep(Duration.ofMillis(cluster.random().nextInt(i % 3 == 0 ? 4_000 : 100)));
        }
        steady(cluster, model);
        cluster.objects(Secret.TYPE, "default")
                .forEach(child -> cluster.client(Secret.TYPE, "default").delete(child.name()));
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(5_000)));
        set(cluster, model, "left", "last");
        steady(cluster, model);
        cluster.client(ConfigMap.TYPE, "default").delete("right");
        cluster.client(ConfigMap.TYPE, "default").delete("left");
        model.clear();
        steady(cluster, model);
    }

    private static void set(Simulation cluster, Map<String, String> model, String name, String size) {
        if (model.put(name, size) == null) {
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                    + ", labels: {widget: \"yes\", size: \"" + size + "\"}}}");
        } else {
            ConfigMap widget =
                    cluster.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
            cluster.client(ConfigMap.TYPE, "default")
                    .update(widget.edit().label("size", size).build(ConfigMap.TYPE));
        }
    }

    private void steady(Simulation cluster, Map<String, String> model) throws InterruptedException {
        cluster.untilSteady();
        kept(cluster, model);
        atRest(cluster);
    }

    private static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
