// A right answer: looks at each write, and follows the lease.
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.simulation.Program;
import informers.simulation.Simulation;
import informers.simulation.Write;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public class WriteWatchingProof implements Proof {
    @Override
    public void always(Simulation cluster) {
        cluster.onWrite("at most one child", write -> {
            if (write.resource().resource().equals("secrets") && write.isCreate()) {
                String widget = write.object().labels().get("of");
                long children = cluster.objects(Secret.TYPE, "default").stream()
                        .filter(child -> child.labels().get("of").equals(widget))
                        .count();
                check(children == 1, write + " is another child of " + widget);
            }
        });
    }

    @Override
    public void atRest(Simulation cluster) {
        Map<String, Secret> children = new HashMap<>();
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            Secret other = children.put(child.labels().get("of"), child);
            check(other == null, child + " and " + other + " have the same widget");
        }
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            Secret child = children.remove(widget.name());
            check(child != null, widget + " has no child");
            String size = widget.labels().get("size");
            check(child.labels().get("size").equals(size), child + " is not of the size " + size);
            check(widget.metadata().annotation("observed").filter(size::equals).isPresent(), widget + ": not observed");
        }
        check(children.isEmpty(), "without a widget: " + children.values());
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        Set<String> left = new HashSet<>(wanted.keySet());
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            if (left.remove(widget.name())) {
                check(wanted.get(widget.name()).equals(widget.labels().get("size")), widget + " has lost its size");
            }
        }
        check(left.isEmpty(), "gone: " + left);
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        String[] leader = {""};
        cluster.onWrite("only the leader writes", write -> {
            if (isLease(write)) {
                leader[0] = write.after().flatMap(WriteWatchingProof::holder).orElse("");
            } else if (write.by().startsWith("widgets")) {
                check(leader[0].equals(write.by()), write + ", the leader is " + leader[0]);
            }
        });
    }

    private static boolean isLease(Write write) {
        return write.resource().resource().equals("leases");
    }

    /** Returns the name of the replica: its identity ends with the number of its start. */
    private static java.util.Optional<String> holder(Unstructured lease) {
        return lease.text("spec", "holderIdentity").map(identity -> identity.replaceFirst("_\\d+$", ""));
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        Map<String, String> wanted = new HashMap<>();
        for (int i = 1; i <= 4; i++) {
            String name = "w" + i;
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                    + ", labels: {widget: \"yes\", size: small}}}");
            moment(cluster);
            resize(cluster, name, "big");
            wanted.put(name, "big");
        }
        steady(cluster, wanted);
        for (String name : new String[] {"w1", "w2", "w3"}) {
            cluster.client(Secret.TYPE, "default")
                    .delete(cluster.objects(Secret.TYPE, "default").get(0).name());
            cluster.sleep(Duration.ofSeconds(cluster.random().nextInt(8)));
            resize(cluster, name, "huge");
            wanted.put(name, "huge");
        }
        steady(cluster, wanted);
        wanted.keySet().forEach(cluster.client(ConfigMap.TYPE, "default")::delete);
        steady(cluster, Map.of());
    }

    private void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        kept(cluster, wanted);
        atRest(cluster);
    }

    private static void moment(Simulation cluster) throws InterruptedException {
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(200)));
    }

    private static void resize(Simulation cluster, String name, String size) {
        ConfigMap widget = cluster.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
        cluster.client(ConfigMap.TYPE, "default")
                .update(widget.edit().label("size", size).build(ConfigMap.TYPE));
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
