// A right answer: groups the children by their widget.
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

public class StreamsProof implements Proof {
    private static final GroupVersionResource LEASES =
            new GroupVersionResource("coordination.k8s.io", "v1", "leases");

    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            Map<String, Long> counts = children(cluster).collect(groupingBy(StreamsProof::widget, counting()));
            if (counts.values().stream().anyMatch(count -> count > 1)) {
                throw new AssertionError("children: " + counts);
            }
        });
    }

    @Override
    public void atRest(Simulation cluster) {
        Map<String, String> widgets = widgets(cluster).collect(toMap(KubeObject::name, StreamsProof::size));
        Map<String, String> observed = widgets(cluster)
                .collect(toMap(KubeObject::name, widget -> widget.metadata()
                        .annotation("observed")
                        .orElse("")));
        Map<String, String> children = children(cluster)
                .collect(toMap(StreamsProof::widget, StreamsProof::size, (one, other) -> one + " and " + other));
        if (!children.equals(widgets) || !observed.equals(widgets)) {
            throw new AssertionError("widgets " + widgets + ", observed " + observed + ", children " + children);
        }
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        Map<String, String> widgets = widgets(cluster).collect(toMap(KubeObject::name, StreamsProof::size));
        if (!widgets.entrySet().containsAll(wanted.entrySet())) {
            throw new AssertionError("the sizes are " + widgets + ", and should be " + wanted);
        }
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        ResourceType<Unstructured> leases = ResourceType.dynamic(LEASES);
        cluster.onWrite("only the leader writes", write -> {
            boolean leads = cluster.objects(leases).stream()
                    .anyMatch(lease -> lease.text("spec", "holderIdentity")
                            .filter(holder -> holder.startsWith(write.by() + "_"))
                            .isPresent());
            if (!leads && write.by().startsWith("widgets-") && !write.resource().equals(LEASES)) {
                throw new AssertionError(write.toString());
            }
        });
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        ResourceClient<ConfigMap> widgets = cluster.client(ConfigMap.TYPE, "default");
        for (String name : new String[] {"p", "q", "r"}) {
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                    + ", labels: {widget: \"yes\", size: \"0\"}}}");
        }
        for (String size : new String[] {"1", "2"}) {
            cluster.sleep(Duration.ofMillis(cluster.random().nextInt(150)));
            widgets(cluster).forEach(widget -> widgets.update(widget.edit().label("size", size).build(ConfigMap.TYPE)));
        }
        steady(cluster, Map.of("p", "2", "q", "2", "r", "2"));

        children(cluster).forEach(child -> cluster.client(Secret.TYPE, "default").delete(child.name()));
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(20_000)));
        ConfigMap q = cluster.find(ConfigMap.TYPE, "default/q").orElseThrow();
        widgets.update(q.edit().label("size", "3").build(ConfigMap.TYPE));
        steady(cluster, Map.of("p", "2", "q", "3", "r", "2"));

        widgets(cluster).forEach(widget -> widgets.delete(widget.name()));
        steady(cluster, Map.of());
    }

    private void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        atRest(cluster);
        kept(cluster, wanted);
    }

    private static Stream<ConfigMap> widgets(Simulation cluster) {
        return cluster.objects(ConfigMap.TYPE, "default").stream();
    }

    private static Stream<Secret> children(Simulation cluster) {
        return cluster.objects(Secret.TYPE, "default").stream();
    }

    private static String widget(Secret child) {
        return child.labels().get("of");
    }

    private static String size(KubeObject object) {
        return object.labels().get("size");
    }
}
