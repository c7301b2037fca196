package informers.simulation.controllers;

import informers.api.ConfigMap;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.simulation.Experiment;
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What users of {@link Widgets} and other clients do. */
public final class WidgetsExperiment implements Experiment {
    private static final Unstructured OWNER =
            Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {labels: {widget: \"yes\"}}}");

    /** What is checked. */
    public interface Checks {
        /** Called before the program starts. */
        void begin(Simulation simulation);

        /**
         * Called when nothing is left to do.
         *
         * @param wanted the size that each owner was given last, by name
         */
        void steady(Simulation simulation, Map<String, String> wanted);
    }

    private final Program program;
    private final int replicas;
    private final Checks checks;

    /** @param replicas with more than one, only the leader may write */
    public WidgetsExperiment(Program program, int replicas, Checks checks) {
        this.program = program;
        this.replicas = replicas;
        this.checks = checks;
    }

    @Override
    public void run(Simulation simulation) throws Exception {
        checks.begin(simulation);
        Map<String, String> wanted = new TreeMap<>();
        simulation.start("widgets", replicas, program);
        ResourceClient<ConfigMap> owners = simulation.client(ConfigMap.TYPE, Widgets.NAMESPACE);
        owners.create(owner("a", "1"));
        owners.create(owner("b", "1"));
        wanted.put("b", "1");
        pause(simulation);
        resize(simulation, "a", "2");
        wanted.put("a", "2");
        steady(simulation, wanted);

        // somebody else deletes the children; one of the owners does not change
        for (Secret child : simulation.objects(Secret.TYPE, Widgets.NAMESPACE)) {
            simulation.client(Secret.TYPE, Widgets.NAMESPACE).delete(child.name());
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

    private void steady(Simulation simulation, Map<String, String> wanted) throws InterruptedException {
        simulation.untilSteady();
        checks.steady(simulation, Map.copyOf(wanted));
    }

    static ConfigMap owner(String name, String size) {
        return OWNER.edit()
                .set(name, "metadata", "name")
                .set(Widgets.NAMESPACE, "metadata", "namespace")
                .label("size", size)
                .build(ConfigMap.TYPE);
    }
}
