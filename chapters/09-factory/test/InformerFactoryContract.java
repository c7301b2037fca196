import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.Node;
import informers.api.GroupVersionResource;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.factory.DynamicSharedInformerFactory;
import informers.factory.InformerRegistry.Member;
import informers.factory.MetadataSharedInformerFactory;
import informers.factory.OneInformerPerType;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.ConcurrentModificationException;
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
    LibInformerFactory.class
})
public abstract class InformerFactoryContract extends Contract<InformerFactory> {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofDays(1);

    private final FactoryConcurrency concurrency = new FactoryConcurrency();
    private final FakeInformer.Maker maker = new FakeInformer.Maker(concurrency);

    private static ResourceType<?> gadgets(String version) {
        return ResourceType.dynamic(new GroupVersionResource("example.com", version, "gadgets"));
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
                    .as("Ten parts of a program ask for Pods. A new informer for each is ten LISTs, ten WATCHes and ten"
                            + " copies of all pods: keep the first one, by its type.")
                    .isSameAs(pods);
        }
        assertThat(factory.informerFor(ConfigMap.TYPE))
                .as("Another type has another informer: the map's key is the type.")
                .isNotSameAs(pods);
        assertThat(maker.made)
                .as("Informers that the maker was asked to make, for Pods and ConfigMaps.")
                .extracting(made -> made.type.resource())
                .containsExactly(Pod.TYPE.resource(), ConfigMap.TYPE.resource());
        assertThat(factory.informerFor(gadgets("v1")))
                .as("Objects of custom resources all have the same Java class, and here the same plural too. Who looks up"
                        + " v1 and is given v2 reads the wrong objects: the map's key is the whole type, not a part of it.")
                .isNotSameAs(factory.informerFor(gadgets("v2")));
    }

    @Task("9.2 each factory has its own namespace")
    void namespaces() {
        InformerFactory one = factory("default");
        InformerFactory other = factory("kube-system");
        Member here = one.informerFor(Pod.TYPE);
        assertThat(other.informerFor(Pod.TYPE))
                .as("Two factories, for two namespaces. If they share an informer, who asks for the pods of kube-system"
                        + " gets those of default, without a word. Keep the map in the factory, not in a static field.")
                .isNotSameAs(here);
        one.informerFor(Node.TYPE);
        assertThat(maker.made)
                .extracting(made -> made.type.resource().resource() + " in \"" + made.namespace + "\"")
                .as("Which namespace each informer is to look into. A node belongs to no namespace: a path such as"
                        + " /api/v1/namespaces/default/nodes is a 404. Look at type.namespaced().")
                .containsExactly("pods in \"default\"", "pods in \"kube-system\"", "nodes in \"\"");
    }

    @Task("9.3 each informer is started once")
    void startedOnce() {
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        assertThat(maker.calls())
                .as("Nobody has called start() yet. Who asks for an informer first adds handlers and indexers; then it"
                        + " may start.")
                .isEmpty();
        factory.start();
        factory.start();
        assertThat(maker.calls())
                .as("start() was called twice, as every part of a program may do. An informer that starts twice lists and"
                        + " watches twice: remember which ones are started.")
                .containsExactly("start pods");
    }

    @Task("9.3 who comes after the start is started by the next one")
    void startedLater() {
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        factory.start();
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        assertThat(maker.calls())
                .as("ConfigMaps were asked for after the first start(). The second start() starts them, and leaves the"
                        + " Pods alone: so remember what is started for each informer, not once for the factory.")
                .containsExactly("start pods", "start configmaps");
    }

    @Task("9.4 wait with reasons, and not for ever")
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
                .as("Secrets and Nodes never sync. The reason of each is what its informer says: whyNotSynced(). Without"
                        + " it, a missing right looks like a slow server. Pods are there after 25 s: look at each informer,"
                        + " also when the 30 s are over, for who has synced counts.")
                .containsOnlyKeys(Secret.TYPE.resource(), Node.TYPE.resource())
                .containsEntry(Secret.TYPE.resource(), "secrets is forbidden")
                .containsEntry(Node.TYPE.resource(), "nodes is forbidden");
        assertThat(result.synced())
                .as("ConfigMaps are there after 10 s, Pods after 25 s, and 30 s were asked for. One type that fails must"
                        + " not hide those that work: look at all of them.")
                .isEqualTo(2);
        assertThat(concurrency.passed())
                .as("waitForCacheSync(30 s) with two informers that never sync: 30 s are for all together, not for each."
                        + " Take the deadline first, from concurrency.nanoTime(); each informer gets what is left.")
                .isEqualTo(HALF_A_MINUTE);
        assertThat(factory.waitForCacheSync(Duration.ZERO).synced())
                .as("waitForCacheSync(0) some time later: ConfigMaps and Pods are there. No time is no reason not to look, for"
                        + " who has synced counts: awaitSynced(Duration.ZERO) does not wait.")
                .isEqualTo(2);
    }

    @Task("9.4 what was not started is told, not waited for")
    void notStarted() throws Exception {
        maker.syncsAt.put(ConfigMap.TYPE, NEVER);
        InformerFactory factory = factory("");
        factory.informerFor(Pod.TYPE);
        factory.start();
        factory.informerFor(ConfigMap.TYPE);
        SyncResult result = factory.waitForCacheSync(HALF_A_MINUTE);
        assertThat(concurrency.passed())
                .as("Nobody has started the ConfigMaps, so no waiting helps.")
                .isEqualTo(Duration.ZERO);
        assertThat(result.synced()).as("The Pods were started, and have synced.").isEqualTo(1);
        assertThat(result.missing())
                .as("The ConfigMaps were asked for after start(). Whoever reads their lister reads an empty one: so say"
                        + " that they are missing.")
                .containsOnlyKeys(ConfigMap.TYPE.resource());
        assertThat(result.missing().get(ConfigMap.TYPE.resource()))
                .as("The reason is to name the word \"start\", so that one knows what to do.")
                .containsIgnoringCase("start");
    }

    @Task("9.5 many threads at once")
    void threads() {
        CountDownLatch goOn = new CountDownLatch(1);
        InformerFactory factory = factory("");
        var got = new LinkedBlockingQueue<Member>();
        maker.whileMaking = () -> pause(goOn);
        kit().spawn("first", () -> got.add(factory.informerFor(Pod.TYPE)));
        kit().await("the first thread that asks for Pods makes an informer", () -> maker.count() == 1);
        Thread second = kit().spawn("second", () -> got.add(factory.informerFor(Pod.TYPE)));
        kit().await(
                        "a second thread, that asks meanwhile, waits for the first or makes its own",
                        () -> maker.count() == 2 || isWaiting(second));
        goOn.countDown();
        assertThat(kit().next("what the one thread got", got))
                .as("Two threads asked for Pods at the same moment, and each got an informer of its own. The factory"
                        + " knows one of them; the other will never be started. Look and put in under one lock.")
                .isSameAs(kit().next("what the other thread got", got));

        maker.whileMaking = () -> {};
        factory.informerFor(Secret.TYPE);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch starting = new CountDownLatch(1);
        maker.whileStarting = () -> {
            starting.countDown();
            pause(asked);
        };
        var started = new LinkedBlockingQueue<String>();
        kit().spawn("starts", () -> started.add(outcome(factory::start)));
        kit().await("start() starts the Pods and Secrets", starting);
        Thread third = kit().spawn("third", () -> got.add(factory.informerFor(Node.TYPE)));
        kit().await(
                        "a third thread, that asks meanwhile, gets its informer or waits",
                        () -> !got.isEmpty() || isWaiting(third));
        asked.countDown();
        assertThat(kit().next("the end of start()", started))
                .as("One thread was in start(), another asked for Nodes: so start() goes through the map while"
                        + " informerFor() puts into it. Each method that touches the map needs the same lock.")
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
        kit().await("waitForCacheSync waits for an informer", waiting);
        kit().spawn("asks", () -> got.add(factory.informerFor(ConfigMap.TYPE)));
        Member other = kit().next(
                        "the informer of ConfigMaps, while another thread waits for the others to sync. Do not hold the"
                                + " lock while you wait: copy the map, let go, then wait",
                        got);
        synced.countDown();
        assertThat(other).isNotNull();
        assertThat(kit().next("the result of the wait", result))
                .as("ConfigMaps were asked for while waitForCacheSync went through the map. It needs no lock to wait, but a"
                        + " copy that was made under the lock.")
                .isEqualTo("fine");
    }

    /** "fine", or what went wrong when two threads used one collection. */
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

    @Task("9.6 the shut-down stops all, then waits for each")
    void shutDown() throws Exception {
        InformerFactory factory = factory("");
        Member pods = factory.informerFor(Pod.TYPE);
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        String secrets = shutDownWhileAnotherAsks(factory);
        assertThat(maker.calls())
                .as("Every informer is stopped and closed.")
                .contains("stop pods", "stop configmaps", "close pods", "close configmaps");
        assertThat(maker.calls().subList(2, 4))
                .as("stop() does not wait, close() does. Stop all first: if you close one after the other, the last goes on"
                        + " listing and watching while you wait for the first.")
                .containsExactlyInAnyOrder("stop pods", "stop configmaps");
        int calls = maker.calls().size();
        assertThat(known(factory))
                .as("After the shut-down, too, it is the same informer as before.")
                .isSameAs(pods);
        factory.start();
        assertThat(maker.calls())
                .as("start() after the shut-down starts nothing: an informer cannot be started again.")
                .hasSize(calls);
        assertThatThrownBy(
                        () -> factory.informerFor(Node.TYPE),
                        "An informer that is made after the shut-down would never be started. Throw an"
                                + " IllegalStateException that says so.")
                .isInstanceOf(IllegalStateException.class);
        assertThat(secrets)
                .as("Secrets were asked for while shutDown waited in close(). Nobody will start or close what is made then. Note"
                        + " that it is over before you stop and close, not after: from then on, a new type is an"
                        + " IllegalStateException, and start() does nothing.")
                .isEqualTo("an IllegalStateException");
    }

    private static Member known(InformerFactory factory) {
        try {
            return factory.informerFor(Pod.TYPE);
        } catch (IllegalStateException e) {
            throw new AssertionError(
                    "Who has a lister may read on what was known: an informer that was made is still given while the factory"
                            + " shuts down, and after it. So do not empty the map, and look at it before you throw. Came: "
                            + e,
                    e);
        }
    }

    /**
     * An informer ends when its handlers have ended. If one of them asks for a lister meanwhile, both stand.
     *
     * @return what somebody got who asked for a new type meanwhile
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
        kit().await("shutDown closes every informer, and so waits for the end of each: stop() does not wait", closing);
        var got = new LinkedBlockingQueue<Member>();
        kit().spawn("a handler", () -> got.add(known(factory)));
        kit().next(
                        "the informer of Pods, asked for by a handler while shutDown waits in close() for that handler: each"
                                + " waits for the other. Do not hold the lock while you close: copy the map, let go, then"
                                + " stop and close",
                        got);
        var refused = new LinkedBlockingQueue<String>();
        kit().spawn("another handler", () -> refused.add(askedForSecrets(factory)));
        String secrets = kit().next("what came of asking for Secrets, a new type, while shutDown waits in close()", refused);
        ended.countDown();
        kit().next("the end of shutDown", over);
        return secrets;
    }

    private static String askedForSecrets(InformerFactory factory) {
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
