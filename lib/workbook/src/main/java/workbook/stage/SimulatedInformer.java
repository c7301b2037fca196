package workbook.stage;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.client.rest.RestException;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.Notification;
import informers.informer.SharedIndexInformer;
import informers.store.Store;
import informers.testkit.ServerErrors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import workbook.grade.Todo;

/** An informer with its server and its handlers, and a probe at each seam. Its methods are called by the tasks of the run. */
final class SimulatedInformer<T extends KubeObject> implements Simulation {
    private final String suffix; // of the parts of the picture
    private final ObjectKind<T> kind;
    private final PeekingConcurrency concurrency;
    private final StepRecorder recorder;
    private final Consumer<String> record;
    private final Deque<Action> tape;
    private final Optional<Scene.Filter<T>> filter;
    private final StageServer<T> server;
    private final SharedIndexInformer<T> informer;
    private final ReflectorProbe reflector;
    private final Map<String, StageHandler<T>> handlers = new LinkedHashMap<>();
    private final Map<String, Supplier<List<String>>> ofClient = new LinkedHashMap<>(); // parts of the picture
    private @Nullable ProbedQueue<T> queue;
    private @Nullable Todo notWritten; // met while a handler was notified: the library only records what handlers throw

    /**
     * Creates an informer without handlers.
     *
     * @param name distinguishes the informers of a stage; empty for the only one, which then shows its server, too
     * @param scene what there is at first
     * @param client creates what stands between the server and the reflector
     * @param filter stands in front of each handler
     * @param record records what the current task did
     */
    private SimulatedInformer(
            String name,
            StageServer<T> server,
            Scene scene,
            InformerParts<T> parts,
            Scene.ClientFactory<T> client,
            Optional<Scene.Filter<T>> filter,
            PeekingConcurrency concurrency,
            StepRecorder recorder,
            Consumer<String> record) {
        this.suffix = name.isEmpty() ? "" : " of " + name;
        this.server = server;
        this.kind = server.kind();
        this.concurrency = concurrency;
        this.recorder = recorder;
        this.record = record;
        this.reflector = new ReflectorProbe(record);
        this.filter = filter;
        this.tape = new ArrayDeque<>(scene.tape());
        this.informer = new SharedIndexInformer<>(
                InformerOptions.of(client.client(server.client(reflector::requests), probe()), kind.type())
                        .withIndexers(kind.indexers())
                        .withReflector(options -> options.withMonitor(reflector))
                        .withParts(probed(parts))
                        .withConcurrency(concurrency));
        show();
    }

    /** Creates the informer of pods of a scene, with its handlers. */
    static SimulatedInformer<Pod> ofPods(
            Scene scene, PeekingConcurrency concurrency, StepRecorder recorder, Consumer<String> record) {
        StageServer<Pod> server = new StageServer<>(
                ObjectKind.pods(scene.labels()),
                new AtomicLong(StageServer.FIRST_VERSION),
                scene.streamsLists(),
                concurrency,
                record);
        scene.pods().forEach(server::create);
        SimulatedInformer<Pod> created = new SimulatedInformer<>(
                "", server, scene, scene.parts(), scene.client(), scene.filter(), concurrency, recorder, record);
        scene.handlers().forEach(created::add);
        return created;
    }

    /** Returns an informer of the library's parts, which sees all objects, without handlers. */
    static <T extends KubeObject> SimulatedInformer<T> ofTheLibrary(
            String name,
            StageServer<T> server,
            Scene scene,
            PeekingConcurrency concurrency,
            StepRecorder recorder,
            Consumer<String> record) {
        return new SimulatedInformer<>(
                name,
                server,
                scene,
                InformerParts.standard(),
                (from, probe) -> from,
                Optional.empty(),
                concurrency,
                recorder,
                record);
    }

    private InformerParts<T> probed(InformerParts<T> parts) {
        return parts.withQueue((known, transform, threads) -> {
                    queue = new ProbedQueue<>(parts.queue().queue(known, transform, threads), List.of(known), record);
                    return queue;
                })
                .withProcessor(
                        threads -> new ProbedProcessor<>(parts.processor().processor(threads), record));
    }

    private void show() {
        if (suffix.isEmpty()) {
            view("server", server::objectRows);
            view("log", server::logRows);
            view("wire", server::wireRows);
        }
        ofClient.forEach(this::view);
        view("reflector" + suffix, () -> {
            String version = informer.lastSyncResourceVersion();
            return List.of(reflector.state() + (version.isEmpty() ? "" : ", last version " + version));
        });
        view("queue" + suffix, () -> queue == null ? List.of() : queue.rows());
        view(
                "store" + suffix,
                () -> informer.indexer().list().stream()
                        .map(StageText::of)
                        .sorted()
                        .toList());
        kind.indexers()
                .keySet()
                .forEach(index -> view(
                        "index " + index + suffix,
                        () -> informer.indexer().listIndexFuncValues(index).stream()
                                .sorted()
                                .map(value -> value + ": "
                                        + String.join(", ", informer.indexer().indexKeys(index, value)))
                                .toList()));
        view("informer" + suffix, () -> {
            List<String> rows = new ArrayList<>();
            rows.add(informer.isStopped() ? "has stopped" : informer.hasSynced() ? "has synced" : "has not synced");
            informer.failure().ifPresent(thrown -> rows.add("failed: " + Problem.describe(thrown)));
            informer.storeFailure().ifPresent(thrown -> rows.add("store: " + Problem.describe(thrown)));
            return rows;
        });
    }

    private PartProbe probe() {
        return new PartProbe() {
            @Override
            public void record(String what) {
                record.accept(what);
            }

            @Override
            public void show(String part, Supplier<List<String>> rows) {
                ofClient.put(part, rows);
            }
        };
    }

    private void view(String part, Supplier<List<String>> rows) {
        recorder.show(part, () -> concurrency.peek(rows));
    }

    @Override
    public String start() {
        informer.start();
        return "starts the informer";
    }

    boolean awaitSynced(Duration atMost) throws InterruptedException {
        return informer.awaitSynced(atMost);
    }

    /** Stops the informer and waits for its threads. */
    void close() {
        informer.close();
    }

    @Override
    public void stop() {
        informer.stop();
    }

    @Override
    public String act(Action action) {
        String target = action.target();
        return switch (action.verb()) {
            case CREATE -> server.create(target);
            case UPDATE -> server.update(target);
            case DELETE -> server.delete(target);
            case CUT -> {
                server.cut(null);
                yield "end the watch";
            }
            case BREAK -> {
                server.cutInsideAnEvent();
                yield "break the connection inside an event";
            }
            case FORGET -> {
                server.forget();
                yield "make the server forget its log";
            }
            case BOOKMARK -> {
                server.bookmark();
                yield "make the server send a bookmark";
            }
            case REFUSE -> refuse(target);
            case SILENT -> {
                server.silent(true);
                yield "make the server silent";
            }
            case SPEAK -> {
                server.silent(false);
                yield "let the server send again";
            }
            case SLOW -> handler(target, handler -> handler.slow(true), "slow");
            case FAST -> handler(target, handler -> handler.slow(false), "fast again");
            case THROW -> handler(target, handler -> handler.throwing(true), "throw");
            case HEAL -> handler(target, handler -> handler.throwing(false), "work again");
            case ADD -> handlers.containsKey(target) ? "there is a handler " + target + " already" : add(target);
            case REMOVE -> handler(target, this::remove, "");
            case EVENT -> tape.isEmpty() ? "the tape has no further change" : act(tape.remove());
            case RESYNC -> resync();
            case STOP -> {
                informer.stop();
                yield "stop the informer";
            }
            default -> throw new IllegalArgumentException(action + " is a turn of the tasks");
        };
    }

    private String refuse(String how) {
        String refused = "make the server refuse the next request with " + how;
        return switch (how) {
            case "410" -> refuse(ServerErrors.refused(ServerErrors.expired()), refused);
            case "429" -> refuse(ServerErrors.refused(ServerErrors.tooManyRequests()), refused);
            case "500" -> refuse(ServerErrors.refused(ServerErrors.internalError()), refused);
            case "garbage" ->
                refuse(
                        new UnexpectedResponseException(
                                "GET",
                                "https://server/api/v1/pods",
                                "expected a JSON object, found <html>Please log in</html>",
                                null),
                        "let a proxy answer the next request with a page of HTML");
            default ->
                refuse(
                        ServerErrors.unreachable(UnreachableException.Reason.REFUSED),
                        "make the server unreachable for the next request");
        };
    }

    private String refuse(RestException refusal, String words) {
        server.refuseNext(refusal);
        return words;
    }

    /** Resyncs, as the reflector's timer does. No handler of the stage has a period, so all of them are due. */
    private String resync() {
        ProbedQueue<T> resynced = queue;
        if (resynced == null || concurrency.peek(informer::isStopped)) {
            return "cannot resync: the informer does not run";
        }
        resynced.resync();
        return "ask for a resync";
    }

    private String handler(String name, Consumer<StageHandler<T>> body, String words) {
        StageHandler<T> handler = handlers.get(name);
        if (handler == null) {
            return "there is no handler " + name;
        }
        body.accept(handler);
        return words.isEmpty() ? "remove handler " + name : "make handler " + name + " " + words;
    }

    private String add(String name) {
        return add(name, any -> {});
    }

    /** Adds a handler. Its notifications are also given to {@code then}. */
    String add(String name, Consumer<Notification<T>> then) {
        if (concurrency.peek(informer::isStopped)) {
            return "cannot add handler " + name + ": the informer has stopped";
        }
        StageHandler<T> handler = new StageHandler<>(name, concurrency, record, then);
        handlers.put(name, handler);
        view("buffer of " + name, handler::backlogRows);
        view("handler " + name, handler::rows);
        ResourceEventHandler<T> called =
                filter.map(before -> before.handler().apply(handler)).orElse(handler);
        handler.added(informer.addEventHandler(new TodoSeen(called), HandlerOptions.DEFAULT.withName(name)));
        return "add handler " + name;
    }

    private void remove(StageHandler<T> handler) {
        handlers.remove(handler.name);
        if (handler.registration() != null) {
            informer.removeEventHandler(handler.registration());
        }
        recorder.hide("buffer of " + handler.name);
        recorder.hide("handler " + handler.name);
    }

    /** Returns whether the informer could know all: it has read its watch to the end, and has not been stopped. */
    boolean isUpToDate() {
        return server.isRead() && !isStopped();
    }

    /** Returns whether the reflector has a watch. */
    boolean isWatching() {
        return server.isWatched();
    }

    /** Returns whether the informer has been stopped: then nobody pops what is in its queue, and no watch is needed. */
    boolean isStopped() {
        return concurrency.peek(informer::isStopped);
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.<Throwable>ofNullable(notWritten)
                .or(() -> concurrency.peek(() -> informer.failure().or(informer::storeFailure)));
    }

    boolean hasSynced() {
        return concurrency.peek(informer::hasSynced);
    }

    /** Returns the keys in the store with each value, by index and value; as the indices have them, and as they should. */
    Map<String, List<String>> index(boolean asItShouldBe) {
        Map<String, List<String>> index = new TreeMap<>();
        if (kind.indexers().isEmpty()) {
            return index;
        }
        concurrency.peek(() -> {
            if (asItShouldBe) {
                informer.indexer().list().stream()
                        .sorted(Comparator.comparing(KubeObject::name))
                        .forEach(object -> index.computeIfAbsent(kind.value(object), value -> new ArrayList<>())
                                .add(object.key()));
            } else {
                informer.indexer()
                        .listIndexFuncValues(kind.field())
                        .forEach(value -> index.put(value, informer.indexer().indexKeys(kind.field(), value)));
            }
            return index;
        });
        index.values().removeIf(List::isEmpty);
        return index;
    }

    boolean hasSyncedOrThrown(StageHandler<?> handler) {
        return concurrency.peek(handler::hasSyncedOrThrown);
    }

    List<String> queued() {
        return queue == null ? List.of() : queue.rows();
    }

    /** Returns whether a handler has been notified of everything that was distributed. */
    boolean isIdle(StageHandler<?> handler) {
        return concurrency.peek(handler::isIdle);
    }

    /** Returns the pods of the server, as versions by name. */
    Map<String, String> truth() {
        return server.versions(any -> true);
    }

    /** Returns the pods that a handler should know, as versions by name. */
    Map<String, String> truthForHandlers() {
        return server.versions(filter.map(Scene.Filter::passes).orElse(any -> true));
    }

    /** Returns the pods in the store, as versions by name. */
    Map<String, String> cached() {
        Map<String, String> cached = new TreeMap<>();
        concurrency
                .peek(() -> informer.indexer().list())
                .forEach(object -> cached.put(StageText.name(object), object.resourceVersion()));
        return cached;
    }

    Map<String, StageHandler<T>> handlers() {
        return handlers;
    }

    @Override
    public List<String> targets() {
        return server.targets();
    }

    @Override
    public List<String> handlerNames() {
        return List.copyOf(handlers.keySet());
    }

    @Override
    public List<String> faults(boolean quiet, boolean asleep) {
        return Faults.of(this, quiet, asleep);
    }

    StageServer<T> server() {
        return server;
    }

    /** Returns the objects in the store. */
    Store<T> store() {
        return informer.indexer();
    }

    /** Notices that a filter in front of a handler is not written yet. */
    private final class TodoSeen implements ResourceEventHandler<T> {
        private final ResourceEventHandler<T> handler;

        TodoSeen(ResourceEventHandler<T> handler) {
            this.handler = handler;
        }

        @Override
        public void onAdd(T object, boolean isInInitialList) {
            call(() -> handler.onAdd(object, isInInitialList));
        }

        @Override
        public void onUpdate(T before, T now) {
            call(() -> handler.onUpdate(before, now));
        }

        @Override
        public void onDelete(DeletedObject<T> gone) {
            call(() -> handler.onDelete(gone));
        }

        private void call(Runnable notification) {
            try {
                notification.run();
            } catch (Todo todo) {
                notWritten = todo;
                throw todo;
            }
        }
    }
}
