// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class UsualProof implements Proof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    // Task 13.1
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
                expect(children(cluster, widget.name()).size() <= 1, widget.name() + " has two children");
                // not 13.1 (ExactlyOneChild): expect(children(cluster, widget.name()).size() == 1, widget.name() + " has not one child");
                // not 13.1 (OneChildForAll): expect(cluster.objects(Secret.TYPE, "default").size() <= 1, "there are two children");
            }
        });
    }

    // Task 13.2 and 13.3
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            List<Secret> children = children(cluster, widget.name());
            expect(children.size() == 1, widget.name() + " has " + children.size() + " children");
            String size = widget.labels().get("size");
            expect(size.equals(children.get(0).labels().get("size")), widget.name() + "'s child is not " + size);
            // not 13.2 (OwnerReferenceExpected): expect(!children.get(0).metadata().ownerReferences().isEmpty(), "a child without an owner reference");
            String observed = widget.metadata().annotation("observed").orElse("nothing");
            expect(size.equals(observed), widget.name() + " has the size " + size + " and has observed " + observed);
            // not 13.2 (ObservedIsTheVersion): expect(widget.resourceVersion().equals(observed), widget.name() + " has not observed its version");
        }
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            String widget = "default/" + child.labels().get("of");
            expect(cluster.find(ConfigMap.TYPE, widget).isPresent(), widget + " is gone, its child is left");
            // not 13.3 (OrphansByOwnerReference): expect(child.metadata().ownerReferences().isEmpty(), widget + " is gone, its child is left");
            // not 13.3 (CountsBothKinds): expect(cluster.objects(ConfigMap.TYPE, "default").size() <= cluster.objects(Secret.TYPE, "default").size(), widget);
        }
        // from 13.3
    }

    // Task 13.4
    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        for (Map.Entry<String, String> given : wanted.entrySet()) {
            ConfigMap widget = cluster.find(ConfigMap.TYPE, "default/" + given.getKey()).orElseThrow();
            String size = widget.labels().get("size");
            expect(given.getValue().equals(size), given.getKey() + " should be " + given.getValue() + ", is " + size);
            // not 13.4 (ComparesWithItself): expect(widget.labels().get("size").equals(size), given.getKey() + " has another size");
            // not 13.4 (OnlyUsersWrite): expect(widget.metadata().annotations().isEmpty(), given.getKey() + " was changed");
        }
    }

    // Task 13.5
    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (write.by().startsWith("widgets") && !write.resource().equals(LEASES.resource())) {
                // not 13.5 (UsersMustLead): if (!write.resource().equals(LEASES.resource())) {
                String leader = cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.startsWith(write.by() + "_"), write + ", the leader is " + leader);
                // not 13.5 (AnyReplicaLeads): expect(leader.startsWith("widgets"), write + ", the leader is " + leader);
            }
        });
    }

    // Task 13.6
    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        createWidgets(cluster);
        steady(cluster, Map.of("a", "2", "b", "1"));
        // not 13.6 (ChecksTooEarly): atRest(cluster);
        deleteChildren(cluster);
        // not 13.6 (NobodyDeletesChildren): give(cluster, "b", "3");
        steady(cluster, Map.of("a", "2", "b", "3"));
        deleteWidgets(cluster);
        steady(cluster, Map.of());
    }

    /** Two widgets, of which one gets another size while the controller works. */
    protected void createWidgets(Simulation cluster) throws InterruptedException {
        give(cluster, "a", "1");
        give(cluster, "b", "1");
        pause(cluster);
        give(cluster, "a", "2");
    }

    /** Somebody else deletes the children; one of the widgets does not change. */
    protected void deleteChildren(Simulation cluster) throws InterruptedException {
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            cluster.client(Secret.TYPE, "default").delete(child.name());
        }
        pause(cluster);
        give(cluster, "b", "3");
    }

    protected void deleteWidgets(Simulation cluster) {
        cluster.client(ConfigMap.TYPE, "default").delete("a");
        cluster.client(ConfigMap.TYPE, "default").delete("b");
    }

    protected void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        atRest(cluster);
        kept(cluster, wanted);
    }

    /** As a user does: creates the widget, or changes its size. */
    protected static void give(Simulation cluster, String name, String size) {
        Optional<ConfigMap> widget = cluster.find(ConfigMap.TYPE, "default/" + name);
        if (widget.isPresent()) {
            cluster.client(ConfigMap.TYPE, "default")
                    .update(widget.get().edit().label("size", size).build(ConfigMap.TYPE));
        } else {
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
                    + ", namespace: default, labels: {widget: \"yes\", size: \"" + size + "\"}}}");
        }
    }

    /** Time for the controller to get to any point of its work: half of the times a moment, otherwise up to 20 s. */
    protected void pause(Simulation cluster) throws InterruptedException {
        int longest = cluster.random().nextBoolean() ? 300 : 20_000;
        cluster.sleep(Duration.ofMillis(cluster.random().nextInt(longest)));
    }

    protected static List<Secret> children(Simulation cluster, String widget) {
        return cluster.objects(Secret.TYPE, "default").stream()
                .filter(child -> widget.equals(child.labels().get("of")))
                .toList();
    }

    protected static void expect(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
