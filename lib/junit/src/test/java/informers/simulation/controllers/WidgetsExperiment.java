package informers.simulation.controllers;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.simulation.Experiment;
import informers.simulation.Program;
import informers.simulation.Simulation;
import informers.simulation.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The invariants of {@link Widgets}, and what its users do. */
public final class WidgetsExperiment implements Experiment {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));
    private static final Unstructured OWNER =
            Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {labels: {widget: \"yes\"}}}");

    private final Program program;
    private final boolean elected;

    /** @param elected whether there are two replicas, of which only the leader may write */
    public WidgetsExperiment(Program program, boolean elected) {
        this.program = program;
        this.elected = elected;
    }

    @Override
    public void run(Simulation simulation) throws Exception {
        simulation.invariant(
                "at most one child for each owner",
                () -> simulation
                        .objects(ConfigMap.TYPE, Widgets.NAMESPACE)
                        .forEach(owner -> expect(
                                children(simulation, owner.name()).size() <= 1,
                                owner.name() + " has " + children(simulation, owner.name()))));
        Map<String, String> wanted = new TreeMap<>();
        if (elected) {
            simulation.onWrite("only the leader writes", write -> expectLeader(simulation, write));
        }
        simulation.start("widgets", elected ? 2 : 1, program);
        ResourceClient<ConfigMap> owners = simulation.client(ConfigMap.TYPE, Widgets.NAMESPACE);
        owners.create(owner("a", "1"));
        owners.create(owner("b", "1"));
        wanted.put("b", "1");
        pause(simulation);
        resize(simulation, "a", "2");
        wanted.put("a", "2");
        steady(simulation, wanted);

        for (String name : List.of("a", "b")) { // somebody else deletes the children; one of the owners does not change
            simulation
                    .client(Secret.TYPE, Widgets.NAMESPACE)
                    .delete(children(simulation, name).get(0).name());
        }
        pause(simulation);
        resize(simulation, "b", "3");
        wanted.put("b", "3");
        steady(simulation, wanted);

        wanted.clear();
        owners.delete("a");
        owners.delete("b");
        pause(simulation);
        if (simulation.find(ConfigMap.TYPE, "default/b").isEmpty()) {
            owners.create(owner("b", "3"));
        }
        steady(simulation, wanted);
    }

    /** Time for the controller to get to any point of its work. */
    private static void pause(Simulation simulation) throws InterruptedException {
        int longest = simulation.random().nextBoolean() ? 300 : 20_000;
        simulation.sleep(Duration.ofMillis(simulation.random().nextInt(longest)));
    }

    private static void resize(Simulation simulation, String name, String size) {
        ConfigMap owner = simulation.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
        simulation
                .client(ConfigMap.TYPE, Widgets.NAMESPACE)
                .update(owner.edit().label("size", size).build(ConfigMap.TYPE));
    }

    private static void expectLeader(Simulation simulation, Write write) {
        if (!write.by().startsWith("widgets") || write.resource().equals(LEASES.resource())) {
            return;
        }
        String leader =
                simulation.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
        expect(
                leader.startsWith(write.by() + "_"),
                write + ", the leader is " + (leader.isEmpty() ? "nobody" : leader));
    }

    private static void steady(Simulation simulation, Map<String, String> wanted) throws InterruptedException {
        simulation.untilSteady();
        for (ConfigMap owner : simulation.objects(ConfigMap.TYPE, Widgets.NAMESPACE)) {
            List<Secret> children = children(simulation, owner.name());
            expect(children.size() == 1, owner.name() + " has the children " + children);
            Secret child = children.get(0);
            expect(
                    Widgets.size(child).equals(Widgets.size(owner)),
                    "the child of " + owner.name() + " has the size " + Widgets.size(child) + ", the owner "
                            + Widgets.size(owner));
            expect(
                    owner.metadata().annotation("observed").equals(Optional.of(Widgets.size(owner))),
                    owner.name() + " has the size " + Widgets.size(owner) + ", observed is "
                            + owner.metadata().annotation("observed").orElse("nothing"));
        }
        wanted.forEach((name, size) -> {
            ConfigMap owner = simulation.find(ConfigMap.TYPE, "default/" + name).orElseThrow();
            expect(
                    size.equals(Widgets.size(owner)),
                    name + " was given the size " + size + ", and has " + Widgets.size(owner));
        });
        for (String name : List.of("a", "b")) {
            expect(
                    simulation.find(ConfigMap.TYPE, "default/" + name).isPresent()
                            || children(simulation, name).isEmpty(),
                    name + " is gone, its child is left");
        }
    }

    static List<Secret> children(Simulation simulation, String owner) {
        return simulation.objects(Secret.TYPE, Widgets.NAMESPACE).stream()
                .filter(child -> owner.equals(child.labels().get("of")))
                .toList();
    }

    static ConfigMap owner(String name, String size) {
        return OWNER.edit()
                .set(name, "metadata", "name")
                .set(Widgets.NAMESPACE, "metadata", "namespace")
                .label("size", size)
                .build(ConfigMap.TYPE);
    }

    static void expect(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
