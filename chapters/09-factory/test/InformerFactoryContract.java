import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Namespace;
import informers.api.Node;
import informers.api.GroupVersionResource;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.factory.Clusters;
import informers.factory.DynamicSharedInformerFactory;
import informers.factory.InformerRegistry.Member;
import informers.factory.MetadataSharedInformerFactory;
import informers.internal.factory.OneInformerPerType;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 09. They run against the library's answer and against yours. */
@WithoutUsing({
    OneInformerPerType.class,
    SharedInformerFactory.class,
    DynamicSharedInformerFactory.class,
    MetadataSharedInformerFactory.class,
    Clusters.class,
    LibInformerFactory.class
})
public abstract class InformerFactoryContract extends Contract<InformerFactory> {
    /** A right answer needs a second; a busy machine may need much longer. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(40);
    }

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofDays(1);

    private final FactoryConcurrency concurrency = new FactoryConcurrency();
    private final FakeInformer.Maker maker = new FakeInformer.Maker(concurrency);

    private static ResourceType<?> gadgets(String version) {
        return ResourceType.dynamic(new GroupVersionResource("example.com", version, "gadgets"));
    }

    /** A custom resource with a kind, in namespaces or not. */
    private static ResourceType<?> custom(String plural, boolean namespaced) {
        return ResourceType.typed(
                new GroupVersionResource("example.com", "v1", plural), "Custom", namespaced, KubeObject.class, json -> {
                    throw new AssertionError("no test decodes objects of this type");
                });
    }

    private InformerFactory factory(String namespace) {
        return answer(maker, namespace, concurrency);
    }

    @Task("9.1 same type, same instance")
    void sameInstance() {
        InformerFactory factory = factory("");
        Member pods = factory.informerFor(Pod.TYPE);
        for (int i = 0; i < 9; i++) {
            assertThat(factory.informerFor(Pod.TYPE))
                    .as("Ten parts of a program request the informer of Pods. A new informer for each means ten LISTs, ten"
                            + " WATCHes and ten copies of all pods: keep the first one in a map, by its type.")
                    .isSameAs(pods);
        }
        assertThat(factory.informerFor(ConfigMap.TYPE))
                .as("Another type needs another informer: the map's key is the type.")
                .isNotSameAs(pods);
        assertThat(maker.made)
                .as("The calls of maker.make(), for Pods and ConfigMaps.")
                .extracting(made -> made.type.resource())
                .containsExactly(Pod.TYPE.resource(), ConfigMap.TYPE.resource());
        assertThat(factory.informerFor(gadgets("v1")))
                .as("Objects of all custom resources have the same Java class, and these two have the same plural too. A"
                        + " program that requests v1 and gets v2 reads the wrong objects: the map's key is the whole type,"
                        + " not a part of it.")
                .isNotSameAs(factory.informerFor(gadgets("v2")));
        assertThat(factory.informerFor(gadgets("v1")))
                .as("The dynamic type of example.com/v1/gadgets was requested twice, with two objects that are equal but not"
                        + " the same: one type, one informer. Compare types with equals, as a HashMap does.")
                .isSameAs(factory.informerFor(gadgets("v1")));
        differ(factory, Pod.TYPE, ResourceType.dynamic(Pod.TYPE.resource()), "one resource, read as two Java types");
        differ(
                factory,
                ResourceType.dynamic(Pod.TYPE.resource()),
                ResourceType.metadata(Pod.TYPE.resource()),
                "one resource, read as whole objects and as metadata only");
        differ(
                factory,
                ResourceType.dynamic(new GroupVersionResource("a.example.com", "v1", "gadgets")),
                ResourceType.dynamic(new GroupVersionResource("b.example.com", "v1", "gadgets")),
                "two groups with one plural");
        differ(
                factory,
                ResourceType.dynamic(new GroupVersionResource("example.com", "v1", "widgets")),
                gadgets("v1"),
                "two plurals of one group");
        var broken = new IllegalStateException("simulated by the test");
        maker.failure = broken;
        assertThat(catchThrowable(() -> factory.informerFor(Secret.TYPE)))
                .as("maker.make() threw: informerFor() must throw the same exception.")
                .isSameAs(broken);
        assertThat(factory.informerFor(Secret.TYPE))
                .as("maker.make() threw at the first request for Secrets; at the second it creates an informer. A failure is"
                        + " not kept.")
                .isNotNull();
    }

    private static void differ(InformerFactory factory, ResourceType<?> one, ResourceType<?> other, String what) {
        assertThat(factory.informerFor(one))
                .as("Two types that are not equal, " + one + " and " + other + ": " + what + ". Each needs an informer of its"
                        + " own: the map's key is the whole type (equals), not its resource(), its text or its Java class.")
                .isNotSameAs(factory.informerFor(other));
    }

    @Task("9.2 each factory has its own namespace")
    void namespaces() {
        InformerFactory one = factory("default");
        InformerFactory other = factory("kube-system");
        Member here = one.informerFor(Pod.TYPE);
        assertThat(other.informerFor(Pod.TYPE))
                .as("Two factories for two namespaces. If they share an informer, a program that requests the pods of"
                        + " kube-system gets those of default, without an error. Keep the map in the factory, not in a"
                        + " static field.")
                .isNotSameAs(here);
        one.informerFor(Node.TYPE);
        assertThat(maker.made)
                .extracting(made -> made.type.resource().resource() + " in \"" + made.namespace + "\"")
                .as("The namespace that was passed to maker.make() for each informer. A node belongs to no namespace: a path"
                        + " such as /api/v1/namespaces/default/nodes is a 404. Check type.namespaced().")
                .containsExactly("pods in \"default\"", "pods in \"kube-system\"", "nodes in \"\"");
        maker.made.clear();
        one.informerFor(custom("tenants", false));
        one.informerFor(custom("gadgets", true));
        one.informerFor(custom("nodes", true));
        one.informerFor(Namespace.TYPE);
        one.informerFor(ConfigMap.TYPE);
        factory("").informerFor(Secret.TYPE);
        assertThat(maker.made)
                .extracting(made -> made.type.resource() + " in \"" + made.namespace + "\"")
                .as("The namespace that was passed to maker.make() for each informer. In example.com, tenants belong to no"
                        + " namespace, gadgets and nodes do: no list of names or of Java classes can know this. Check"
                        + " type.namespaced(), for each type. (Secrets were requested from a factory for all namespaces.)")
                .containsExactly(
                        "example.com/v1/tenants in \"\"",
                        "example.com/v1/gadgets in \"default\"",
                        "example.com/v1/nodes in \"default\"",
                        "v1/namespaces in \"\"",
                        "v1/configmaps in \"default\"",
                        "v1/secrets in \"\"");
    }

    @Task("9.3 each informer is started once")
    void startedOnce() {
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        assertThat(maker.calls())
                .as("start() was not called yet. A program first requests an informer and adds handlers and indexers; only"
                        + " then may the informer start.")
                .isEmpty();
        factory.start();
        factory.start();
        assertThat(maker.calls())
                .as("start() was called twice, which every part of a program may do. An informer that starts twice lists and"
                        + " watches twice: remember which informers are started.")
                .containsExactly("start pods");
    }

    @Task("9.3 an informer requested later is started by the next start")
    void startedLater() {
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        factory.start();
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        assertThat(maker.calls())
                .as("ConfigMaps were requested after the first start(). The second start() starts them and does not start"
                        + " the Pods again: remember for each informer whether it is started, not once for the factory.")
                .containsExactly("start pods", "start configmaps");
        manyTypes();
    }

    private void manyTypes() {
        InformerFactory factory = factory("");
        maker.made.clear();
        factory.informerFor(Pod.TYPE);
        factory.informerFor(ResourceType.dynamic(Pod.TYPE.resource()));
        factory.informerFor(ResourceType.metadata(Pod.TYPE.resource()));
        for (int i = 0; i < 200; i++) {
            factory.informerFor(gadgets("v" + i));
        }
        factory.start();
        factory.start();
        assertThat(maker.made)
                .as("203 types were requested: pods as Pod, Unstructured and metadata, and gadgets in 200 versions. After two"
                        + " calls of start() each informer was started once. Remember it by the whole type, not by its"
                        + " resource or Java class. The informers that were not started once:")
                .filteredOn(informer -> informer.starts() != 1)
                .extracting(informer -> informer.type + ": " + informer.starts() + " times")
                .isEmpty();
    }

    @Task("9.4 wait with a limit and return reasons")
    void waitWithReasons() throws Exception {
        maker.syncsAt.put(ConfigMap.TYPE, Duration.ofSeconds(10));
        maker.syncsAt.put(Secret.TYPE, NEVER);
        maker.syncsAt.put(Node.TYPE, NEVER);
        maker.syncsAt.put(Pod.TYPE, Duration.ofSeconds(25));
        InformerFactory factory = factory("");
        factory.informerFor(ConfigMap.TYPE);
        factory.informerFor(Secret.TYPE);
        factory.informerFor(Node.TYPE);
        factory.informerFor(Pod.TYPE);
        factory.start();
        SyncResult result = factory.waitForCacheSync(HALF_A_MINUTE);
        assertThat(result.missing())
                .as("Secrets and Nodes never sync. The reason for each is whyNotSynced() of its informer. Without the"
                        + " reason, a missing permission looks like a slow server. Pods sync after 25 s: check every"
                        + " informer, even when the 30 s are over; an informer that has synced counts.")
                .containsOnlyKeys(Secret.TYPE.resource(), Node.TYPE.resource())
                .containsEntry(Secret.TYPE.resource(), "secrets is forbidden")
                .containsEntry(Node.TYPE.resource(), "nodes is forbidden");
        assertThat(result.synced())
                .as("ConfigMaps sync after 10 s, Pods after 25 s, and the limit is 30 s. One type that fails must not hide"
                        + " the types that work: check all of them.")
                .isEqualTo(2);
        assertThat(concurrency.passed())
                .as("waitForCacheSync(30 s) with two informers that never sync took " + concurrency.passed().toMillis()
                        + " ms. The 30 s are for all informers together, not for each, and all of them may be used. Compute"
                        + " the deadline first, from concurrency.nanoTime(); each informer gets the time that is left.")
                .isEqualTo(HALF_A_MINUTE);
        assertThat(factory.waitForCacheSync(Duration.ZERO).synced())
                .as("waitForCacheSync(0) some time later: ConfigMaps and Pods have synced. Check every informer even if there"
                        + " is no time left: awaitSynced(Duration.ZERO) does not wait.")
                .isEqualTo(2);
        for (Duration atMost : List.of(Duration.ofMillis(1500), Duration.ofMillis(250), Duration.ofNanos(1_000_007))) {
            Duration before = concurrency.passed();
            factory.waitForCacheSync(atMost);
            Duration took = concurrency.passed().minus(before);
            assertThat(took)
                    .as("waitForCacheSync(" + atMost.toNanos() + " ns), called when the clock stood at " + before.toSeconds()
                            + " s, took " + took.toNanos() + " ns; Secrets and Nodes never sync. The limit counts from this"
                            + " call on, to the nanosecond: use atMost.toNanos() and concurrency.nanoTime().")
                    .isEqualTo(atMost);
        }
        limits();
    }

    private void limits() throws Exception {
        assertThat(factory("").waitForCacheSync(HALF_A_MINUTE).synced())
                .as("No informer was requested: there is nothing to wait for.")
                .isZero();
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        Duration now = concurrency.passed();
        maker.syncsAt.put(Pod.TYPE, now.plusMillis(1400));
        maker.syncsAt.put(ConfigMap.TYPE, now.plusMillis(1450));
        assertThat(factory.waitForCacheSync(Duration.ofMillis(1500)).synced())
                .as("Pods sync after 1.4 s, ConfigMaps after 1.45 s, and the limit is 1.5 s: do not cut it to whole seconds.")
                .isEqualTo(2);
        maker.syncsAt.put(Pod.TYPE, concurrency.passed().plusSeconds(10));
        assertThat(factory.waitForCacheSync(Duration.ofDays(40)).synced())
                .as("Pods sync after 10 s, and the limit is 40 days, more milliseconds than an int can hold: use a long.")
                .isEqualTo(2);
        maker.interrupted = true;
        assertThat(catchThrowable(() -> factory.waitForCacheSync(HALF_A_MINUTE)))
                .as("The waiting thread was interrupted: somebody wants it to end. Let the InterruptedException pass; do not"
                        + " continue with the next informer.")
                .isInstanceOf(InterruptedException.class);
        maker.interrupted = false;
    }

    @Task("9.4 an informer that was not started is reported, not waited for")
    void notStarted() throws Exception {
        maker.syncsAt.put(ConfigMap.TYPE, NEVER);
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        factory.start();
        factory.informerFor(ConfigMap.TYPE);
        SyncResult result = factory.waitForCacheSync(HALF_A_MINUTE);
        assertThat(concurrency.passed())
                .as("waitForCacheSync(30 s) took " + concurrency.passed().toSeconds() + " s. Pods had synced, and the informer of"
                        + " ConfigMaps was not started: it cannot sync, so do not wait for it, but report it as missing at"
                        + " once.")
                .isEqualTo(Duration.ZERO);
        assertThat(result.synced()).as("The Pods were started, and have synced.").isEqualTo(1);
        assertThat(result.missing())
                .as("The ConfigMaps were requested after start(). Their lister is empty, which a program must know: report"
                        + " them as missing.")
                .containsOnlyKeys(ConfigMap.TYPE.resource());
        assertThat(result.missing().get(ConfigMap.TYPE.resource()))
                .as("The reason must contain the word \"start\", so that its reader knows what to do.")
                .containsIgnoringCase("start");
    }

    @Task("9.5 many threads at once")
    void threads() {
        CountDownLatch goOn = new CountDownLatch(1);
        InformerFactory factory = factory("");
        var got = new LinkedBlockingQueue<Member>();
        maker.whileMaking = () -> pause(goOn);
        kit().spawn("first", () -> got.add(factory.informerFor(Pod.TYPE)));
        kit().await("the first thread to create an informer of Pods", () -> maker.count() == 1);
        Thread second = kit().spawn("second", () -> got.add(factory.informerFor(Pod.TYPE)));
        kit().await(
                        "the second thread, which requests Pods meanwhile, to wait for the first or to create its own",
                        () -> maker.count() == 2 || isWaiting(second));
        goOn.countDown();
        assertThat(kit().next("the informer that one thread gets", got))
                .as("Two threads requested Pods at the same moment, and each got an informer of its own. The factory knows"
                        + " only one of them; the other will never be started. Look up and add under one lock.")
                .isSameAs(kit().next("the informer that the other thread gets", got));

        maker.whileMaking = () -> {};
        factory.informerFor(Secret.TYPE);
        CountDownLatch requested = new CountDownLatch(1);
        CountDownLatch starting = new CountDownLatch(1);
        maker.whileStarting = () -> {
            starting.countDown();
            pause(requested);
        };
        var started = new LinkedBlockingQueue<String>();
        kit().spawn("starts", () -> started.add(outcome(factory::start)));
        kit().await("start() to start the Pods and Secrets", starting);
        Thread third = kit().spawn("third", () -> got.add(factory.informerFor(Node.TYPE)));
        kit().await(
                        "a third thread, which requests Nodes meanwhile, to get its informer or to wait",
                        () -> !got.isEmpty() || isWaiting(third));
        requested.countDown();
        assertThat(kit().next("the end of start()", started))
                .as("One thread was in start() while another requested Nodes: start() iterates over the map while"
                        + " informerFor() adds to it. Every method that uses the map needs the same lock.")
                .isEqualTo("fine");
        kit().next("the informer of Nodes", got);
        factory.start();

        CountDownLatch synced = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        maker.whileWaiting = () -> {
            waiting.countDown();
            pause(synced);
        };
        var result = new LinkedBlockingQueue<String>();
        kit().spawn(
                        "waits",
                        () -> result.add(outcome(
                                () -> assertThat(factory.waitForCacheSync(HALF_A_MINUTE).synced())
                                        .as("Pods, Secrets and Nodes have synced.")
                                        .isEqualTo(3))));
        kit().await("waitForCacheSync to wait for an informer", waiting);
        kit().spawn("asks", () -> got.add(factory.informerFor(ConfigMap.TYPE)));
        Member other = kit().next(
                        "the informer of ConfigMaps, requested while another thread is in waitForCacheSync. Do not hold the"
                                + " lock while you wait: copy the map, release the lock, then wait",
                        got);
        synced.countDown();
        assertThat(other).isNotNull();
        assertThat(kit().next("the result of the wait", result))
                .as("ConfigMaps were requested while waitForCacheSync iterated over the map. It must not hold the lock while"
                        + " it waits, so it needs a copy of the map that was made under the lock.")
                .isEqualTo("fine");
        new FactoryOverlaps(() -> steppedAnswer(new FakeInformer.Maker(concurrency), "", concurrency)).check();
    }

    /** Returns "fine", or the exception if two threads used one collection at the same time. */
    private static String outcome(ThrowingCallable body) throws Exception {
        try {
            body.call();
            return "fine";
        } catch (ConcurrentModificationException e) {
            return e.toString();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Task("9.6 the shutdown stops all, then waits for each")
    void shutDown() throws Exception {
        InformerFactory factory = factory("");
        Member pods = factory.informerFor(Pod.TYPE);
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        String secrets = shutDownWhileAnotherAsks(factory);
        assertThat(maker.calls())
                .as("Every informer must be stopped and closed.")
                .contains("stop pods", "stop configmaps", "close pods", "close configmaps");
        assertThat(maker.calls().subList(2, 4))
                .as("stop() does not wait, close() does. Stop all first: if you close one after the other, the last informer"
                        + " continues to list and watch while you wait for the first.")
                .containsExactlyInAnyOrder("stop pods", "stop configmaps");
        int calls = maker.calls().size();
        assertThat(known(factory))
                .as("After the shutdown informerFor() still returns the same informer.")
                .isSameAs(pods);
        factory.start();
        assertThat(maker.calls())
                .as("start() after the shutdown starts nothing: an informer cannot be started again.")
                .hasSize(calls);
        assertThatThrownBy(
                        () -> factory.informerFor(Node.TYPE),
                        "An informer that is created after the shutdown would never be started. Throw an"
                                + " IllegalStateException that says so.")
                .isInstanceOf(IllegalStateException.class);
        assertThat(secrets)
                .as("Secrets were requested while shutDown waited in close(). An informer that is created then is never"
                        + " started or closed. Set your flag for the shutdown before you stop and close, not after: from"
                        + " then on, a new type is an IllegalStateException, and start() does nothing.")
                .isEqualTo("an IllegalStateException");
        var others = new FakeInformer.Maker(concurrency);
        InformerFactory neverStarted = answer(others, "", concurrency);
        neverStarted.informerFor(Pod.TYPE);
        neverStarted.shutDown();
        neverStarted.start();
        assertThat(others.calls())
                .as("Pods were requested, then shutDown() was called, then start(). As soon as the shutdown has begun, start() does"
                        + " nothing: nobody would stop this informer any more.")
                .doesNotContain("start pods");
    }

    private static Member known(InformerFactory factory) {
        try {
            return factory.informerFor(Pod.TYPE);
        } catch (IllegalStateException e) {
            throw new AssertionError(
                    "Listers may still be read during and after the shutdown: informerFor() must return an informer that"
                            + " already exists. Do not clear the map, and look it up before you throw. Your factory threw "
                            + e,
                    e);
        }
    }

    /**
     * Calls shutDown while handlers are running. An informer ends when its handlers have returned; if a handler waits
     * for the factory's lock meanwhile, there is a deadlock.
     *
     * @return the outcome of a request for a new type during the shutdown
     */
    private String shutDownWhileAnotherAsks(InformerFactory factory) throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        maker.whileClosing = () -> {
            closing.countDown();
            pause(ended);
        };
        var over = new LinkedBlockingQueue<Boolean>();
        kit().spawn("shuts down", () -> {
            factory.shutDown();
            over.add(true);
        });
        kit().await("shutDown to close every informer, which waits for its end: stop() does not wait", closing);
        var got = new LinkedBlockingQueue<Member>();
        kit().spawn("a handler", () -> got.add(known(factory)));
        kit().next(
                        "the informer of Pods, requested by a handler while shutDown waits in close() for that handler: each"
                                + " waits for the other. Do not hold the lock while you close: copy the map, release the"
                                + " lock, then stop and close",
                        got);
        var refused = new LinkedBlockingQueue<String>();
        kit().spawn("another handler", () -> refused.add(requestSecrets(factory)));
        String secrets = kit().next("the outcome of a request for Secrets, a new type, while shutDown waits in close()", refused);
        ended.countDown();
        kit().next("the end of shutDown", over);
        return secrets;
    }

    private static String requestSecrets(InformerFactory factory) {
        try {
            factory.informerFor(Secret.TYPE);
            return "an informer";
        } catch (IllegalStateException e) {
            return "an IllegalStateException";
        }
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    private static void pause(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
