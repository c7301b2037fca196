package informers.simulation.controllers;

import informers.api.ConfigMap;
import informers.api.Keys;
import informers.api.Keys.ObjectName;
import informers.api.KubeObject;
import informers.api.Namespace;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.factory.FactoryOptions;
import informers.factory.GenericInformer;
import informers.factory.SharedInformerFactory;
import informers.handler.ResourceEventHandlerFuncs;
import informers.simulation.Experiment;
import informers.simulation.Program;
import informers.simulation.Replica;
import informers.store.ConsistencyStore;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A controller that gives each namespace with the label {@code settings} one ConfigMap with a generated name. */
public final class Settings implements Program {
    private final boolean bookkeeping;

    public Settings(boolean bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    @Override
    public void run(Replica replica) {
        Clientset clientset = replica.clientset();
        SharedInformerFactory factory =
                new SharedInformerFactory(clientset, FactoryOptions.DEFAULT.withConcurrency(replica.concurrency()));
        GenericInformer<Namespace> namespaces = factory.informerFor(Namespace.TYPE);
        GenericInformer<ConfigMap> maps = factory.informerFor(ConfigMap.TYPE);
        ConsistencyStore writes = bookkeeping
                ? ConsistencyStore.of(
                        Map.of(ConfigMap.TYPE.resource(), maps.informer().store()::lastStoreSyncResourceVersion),
                        replica.concurrency())
                : ConsistencyStore.noop();
        RateLimitingQueue<String> queue = replica.workQueue();
        namespaces.informer().addEventHandler(keys(queue, ObjectName::name));
        maps.informer().addEventHandler(keys(queue, ObjectName::namespace));
        ReconcileLoop<String> loop = new ReconcileLoop<>(
                "settings",
                queue,
                name -> {
                    ObjectName owner = new ObjectName("", name);
                    writes.ensureReady(owner);
                    Optional<Namespace> namespace = namespaces.lister().get(name);
                    if (namespace.isEmpty()) {
                        writes.clear(owner, "");
                        return Result.done();
                    }
                    boolean wanted = namespace.get().labels().containsKey("settings");
                    boolean there =
                            maps.lister().namespace(name).list().stream().anyMatch(Settings::isOurs);
                    if (wanted && !there) {
                        ConfigMap map = clientset.coreV1().configMaps(name).create(map(name));
                        writes.wroteAt(namespace.get(), ConfigMap.TYPE.resource(), map.resourceVersion());
                    }
                    return Result.done();
                },
                replica.concurrency());
        factory.start();
        loop.start(2, () -> namespaces.informer().hasSynced() && maps.informer().hasSynced());
    }

    private static <T extends KubeObject> ResourceEventHandlerFuncs<T> keys(
            RateLimitingQueue<String> queue, Function<ObjectName, String> namespace) {
        return new ResourceEventHandlerFuncs<T>()
                .onAdd(object -> queue.add(namespace.apply(Keys.split(object.key()))))
                .onUpdate((before, now) -> queue.add(namespace.apply(Keys.split(now.key()))))
                .onDelete(gone -> queue.add(namespace.apply(Keys.split(gone.key()))));
    }

    private static boolean isOurs(KubeObject map) {
        return map.labels().containsKey("settings");
    }

    private static ConfigMap map(String namespace) {
        return Unstructured.fromYaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {generateName: settings-, namespace: %s, labels: {settings: "1"}}
                """.formatted(namespace)).edit().build(ConfigMap.TYPE);
    }

    /** Three namespaces get their ConfigMap; one is asked for again, when something else about it has changed. */
    public static Experiment experiment(Program program) {
        return simulation -> {
            simulation.invariant(
                    "at most one ConfigMap for each namespace",
                    () -> simulation.objects(ConfigMap.TYPE).stream()
                            .filter(Settings::isOurs)
                            .collect(Collectors.groupingBy(KubeObject::namespace))
                            .forEach((namespace, maps) -> {
                                if (maps.size() > 1) {
                                    throw new AssertionError("the namespace " + namespace + " has " + maps.size());
                                }
                            }));
            simulation.start("settings", program);
            for (int i = 0; i < 3; i++) {
                simulation.client(Namespace.TYPE, "").create(namespace("n" + i));
            }
            simulation.sleep(Duration.ofMillis(simulation.random().nextInt(20_000)));
            Namespace first = simulation.find(Namespace.TYPE, "n0").orElseThrow();
            simulation
                    .client(Namespace.TYPE, "")
                    .update(first.edit().label("team", "a").build(Namespace.TYPE));
            simulation.untilSteady();
            for (int i = 0; i < 3; i++) {
                String name = "n" + i;
                if (simulation.objects(ConfigMap.TYPE, name).stream().noneMatch(Settings::isOurs)) {
                    throw new AssertionError("the namespace " + name + " has no ConfigMap");
                }
            }
        };
    }

    private static Namespace namespace(String name) {
        return Unstructured.fromYaml("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {settings: "yes"}}
                """.formatted(name)).edit().build(Namespace.TYPE);
    }
}
