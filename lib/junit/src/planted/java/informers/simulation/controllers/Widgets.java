package informers.simulation.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.ConfigMap;
import informers.api.Json;
import informers.api.KubeObject;
import informers.api.ObjectEdit;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import informers.factory.FactoryOptions;
import informers.factory.GenericInformer;
import informers.factory.SharedInformerFactory;
import informers.handler.ResourceEventHandlerFuncs;
import informers.leaderelection.LeaderElector;
import informers.simulation.Program;
import informers.simulation.Replica;
import informers.util.Latch;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A controller. A ConfigMap with the label {@code widget} is an owner; it gets one Secret as its child, whose label {@code size} is the
 * owner's. The annotation {@code observed} of the owner says which size was made. A finalizer removes the child.
 */
public final class Widgets implements Program {
    static final String NAMESPACE = "default";
    static final String FINALIZER = "example.com/widgets";
    private static final JsonNode FINALIZERS = Json.tree(("[\"" + FINALIZER + "\"]").getBytes(StandardCharsets.UTF_8));
    private static final Unstructured SECRET = Unstructured.fromYaml("{apiVersion: v1, kind: Secret, metadata: {}}");

    private final @Nullable Bug bug;
    private final boolean elected;

    /** @param bug null for a correct controller */
    public Widgets(@Nullable Bug bug) {
        this(bug, false);
    }

    private Widgets(@Nullable Bug bug, boolean elected) {
        this.bug = bug;
        this.elected = elected;
    }

    /** Returns a controller that works only while it holds a lease. */
    public Widgets withElection() {
        return new Widgets(bug, true);
    }

    @Override
    public void run(Replica replica) throws InterruptedException {
        SharedInformerFactory factory = new SharedInformerFactory(
                replica.clientset(), FactoryOptions.DEFAULT.withConcurrency(replica.concurrency()));
        GenericInformer<ConfigMap> owners = factory.informerFor(ConfigMap.TYPE);
        GenericInformer<Secret> children = factory.informerFor(Secret.TYPE);
        if (!elected) {
            work(replica, owners, children);
            factory.start();
            return;
        }
        factory.start();
        var lock = LeaderElector.leaseLock(replica.rest(), NAMESPACE, "widgets", replica.identity(), Map.of());
        var callbacks = new LeaderElector.Callbacks() {
            @Override
            public void onStartedLeading(Latch ended) throws InterruptedException {
                ReconcileLoop<String> loop = work(replica, owners, children);
                try {
                    ended.await();
                } finally { // it may be interrupted instead
                    if (bug != Bug.ACTS_WITHOUT_THE_LEASE) {
                        loop.close();
                    }
                }
            }
        };
        while (true) {
            new LeaderElector(LeaderElector.Options.of(lock), callbacks, replica.concurrency()).run();
        }
    }

    private ReconcileLoop<String> work(
            Replica replica, GenericInformer<ConfigMap> owners, GenericInformer<Secret> children) {
        RateLimitingQueue<String> queue = replica.workQueue();
        Reconcile reconcile = new Reconcile(replica, owners, children);
        owners.informer()
                .addEventHandler(new ResourceEventHandlerFuncs<ConfigMap>()
                        .onAdd(owner -> queue.add(owner.name()))
                        .onUpdate((before, owner) -> queue.add(owner.name()))
                        .onDelete(gone -> {
                            String name = gone.key().substring(gone.key().indexOf('/') + 1);
                            if (bug == Bug.RELIES_ON_DELETE_EVENTS) {
                                reconcile.deleteChild(name);
                            }
                            queue.add(name);
                        }));
        if (bug != Bug.IGNORES_THE_CHILD) {
            children.informer()
                    .addEventHandler(new ResourceEventHandlerFuncs<Secret>()
                            .onAdd(child -> queue.add(owner(child)))
                            .onUpdate((before, child) -> queue.add(owner(child)))
                            .onDelete(gone -> gone.lastKnown().ifPresent(child -> queue.add(owner(child)))));
        }
        ReconcileLoop<String> loop = new ReconcileLoop<>("widgets", queue, reconcile::reconcile, replica.concurrency());
        loop.start(2, () -> owners.informer().hasSynced() && children.informer().hasSynced());
        return loop;
    }

    static String owner(KubeObject child) {
        return child.labels().getOrDefault("of", child.name());
    }

    static boolean isOwner(KubeObject object) {
        return object.labels().containsKey("widget");
    }

    static String size(KubeObject object) {
        return object.labels().getOrDefault("size", "");
    }

    private final class Reconcile {
        private final Replica replica;
        private final GenericInformer<ConfigMap> cachedOwners;
        private final GenericInformer<Secret> cachedChildren;
        private final ResourceClient<ConfigMap> owners;
        private final ResourceClient<Secret> children;
        private final Set<String> created = ConcurrentHashMap.newKeySet();

        Reconcile(Replica replica, GenericInformer<ConfigMap> cachedOwners, GenericInformer<Secret> cachedChildren) {
            this.replica = replica;
            this.cachedOwners = cachedOwners;
            this.cachedChildren = cachedChildren;
            this.owners = replica.clientset().coreV1().configMaps(NAMESPACE);
            this.children = replica.clientset().coreV1().secrets(NAMESPACE);
        }

        Result reconcile(String name) {
            Optional<ConfigMap> found =
                    cachedOwners.lister().namespace(NAMESPACE).get(name).filter(Widgets::isOwner);
            if (found.isEmpty()) {
                return Result.done();
            }
            ConfigMap owner = found.get();
            boolean finalizer = bug != Bug.RELIES_ON_DELETE_EVENTS;
            if (owner.metadata().deletionTimestamp().isPresent()) {
                if (owner.metadata().finalizers().contains(FINALIZER)) {
                    clean(owner);
                }
                return Result.done();
            }
            if (finalizer && !owner.metadata().finalizers().contains(FINALIZER)) {
                owner = owners.update(
                        owner.edit().set(FINALIZERS, "metadata", "finalizers").build(ConfigMap.TYPE));
            }
            try {
                child(owner);
            } catch (ApiException e) {
                if (bug != Bug.LOSES_A_RETRY) {
                    throw e;
                }
                return Result.done();
            }
            observe(owner);
            return Result.done();
        }

        private void clean(ConfigMap owner) {
            if (bug == Bug.REMOVES_THE_FINALIZER_FIRST) {
                removeFinalizer(owner);
                deleteChild(owner.name());
            } else {
                deleteChild(owner.name());
                removeFinalizer(owner);
            }
        }

        private void removeFinalizer(ConfigMap owner) {
            try {
                owners.update(owner.edit().remove("metadata", "finalizers").build(ConfigMap.TYPE));
            } catch (ApiException e) {
                if (!e.isNotFound()) {
                    throw e;
                }
            }
        }

        void deleteChild(String name) {
            try {
                children.delete(name);
            } catch (ApiException e) {
                if (!e.isNotFound() && bug != Bug.TAKES_AN_ERROR_FOR_GONE) {
                    throw e;
                }
            }
        }

        private void child(ConfigMap owner) {
            if (bug == Bug.BELIEVES_ITS_MEMORY && created.contains(owner.name() + "=" + size(owner))) {
                return;
            }
            Optional<Secret> child = cachedChildren.lister().namespace(NAMESPACE).list().stream()
                    .filter(secret -> owner(secret).equals(owner.name()))
                    .findFirst();
            if (child.isEmpty()) {
                create(owner);
            } else if (!size(child.get()).equals(size(owner))) {
                children.update(child.get().edit().label("size", size(owner)).build(Secret.TYPE));
            }
            created.add(owner.name() + "=" + size(owner));
        }

        private void create(ConfigMap owner) {
            ConfigMap now = owners.get(owner.name()); // the cache may be older than the owner's end
            if (now.metadata().deletionTimestamp().isPresent()
                    || !now.metadata().uid().equals(owner.metadata().uid())) {
                return; // its event comes
            }
            ObjectEdit child = SECRET.edit()
                    .set(NAMESPACE, "metadata", "namespace")
                    .label("of", owner.name())
                    .label("size", size(owner));
            children.create((bug == Bug.CREATES_TWICE
                            ? child.set(owner.name() + "-", "metadata", "generateName")
                            : child.set(owner.name(), "metadata", "name"))
                    .build(Secret.TYPE));
        }

        private void observe(ConfigMap owner) {
            String observed = bug == Bug.HOT_LOOP ? replica.concurrency().now().toString() : size(owner);
            if (owner.metadata().annotation("observed").filter(observed::equals).isPresent()) {
                return;
            }
            ObjectEdit edit = owner.edit().annotation("observed", observed);
            if (bug == Bug.OVERWRITES_WITH_A_STALE_COPY) {
                edit.remove("metadata", "resourceVersion");
            }
            owners.update(edit.build(ConfigMap.TYPE));
        }
    }
}
