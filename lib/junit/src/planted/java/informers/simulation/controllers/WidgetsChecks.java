package informers.simulation.controllers;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.simulation.Simulation;
import informers.simulation.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for {@link Widgets}. */
public final class WidgetsChecks implements WidgetsExperiment.Checks {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    private final boolean elected;

    /** @param elected whether only the leader may write */
    public WidgetsChecks(boolean elected) {
        this.elected = elected;
    }

    @Override
    public void begin(Simulation simulation) {
        atMostOneChild(simulation);
        if (elected) {
            onlyTheLeaderWrites(simulation);
        }
    }

    @Override
    public void steady(Simulation simulation, Map<String, String> wanted) {
        atRest(simulation);
        kept(simulation, wanted);
    }

    /** Adds the invariant that no owner has two children. */
    public static void atMostOneChild(Simulation simulation) {
        simulation.invariant(
                "at most one child for each owner",
                () -> simulation
                        .objects(ConfigMap.TYPE, Widgets.NAMESPACE)
                        .forEach(owner -> expect(
                                children(simulation, owner.name()).size() <= 1,
                                owner.name() + " has " + children(simulation, owner.name()))));
    }

    /** Adds a check of each write of the replicas of {@code widgets}. */
    public static void onlyTheLeaderWrites(Simulation simulation) {
        simulation.onWrite("only the leader writes", write -> expectLeader(simulation, write));
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

    /** Checks that each owner has its child, and each child its owner. */
    public static void atRest(Simulation simulation) {
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
        for (Secret child : simulation.objects(Secret.TYPE, Widgets.NAMESPACE)) {
            String owner = Widgets.owner(child);
            expect(
                    simulation
                            .find(ConfigMap.TYPE, Widgets.NAMESPACE + "/" + owner)
                            .isPresent(),
                    owner + " is gone, its child is left");
        }
    }

    /**
     * Checks that each owner has the size that its user has given it.
     *
     * @param wanted by name
     */
    public static void kept(Simulation simulation, Map<String, String> wanted) {
        wanted.forEach((name, size) -> {
            ConfigMap owner = simulation
                    .find(ConfigMap.TYPE, Widgets.NAMESPACE + "/" + name)
                    .orElseThrow();
            expect(
                    size.equals(Widgets.size(owner)),
                    name + " was given the size " + size + ", and has " + Widgets.size(owner));
        });
    }

    private static List<Secret> children(Simulation simulation, String owner) {
        return simulation.objects(Secret.TYPE, Widgets.NAMESPACE).stream()
                .filter(child -> owner.equals(child.labels().get("of")))
                .toList();
    }

    private static void expect(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
