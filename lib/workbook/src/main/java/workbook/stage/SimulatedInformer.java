package workbook.stage;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.client.rest.RestException;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFunc;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import workbook.grade.Todo;

/** The informer of a scene with its server and its handlers, and a probe at each seam. Its methods are called by the tasks of the run. */
final class SimulatedInformer {
    private final PeekingConcurrency concurrency;
    private final StepRecorder recorder;
    private final Consumer<String> record;
    private final StageServer server;
    private final SharedIndexInformer<Pod> informer;
    private final ReflectorProbe reflector;
    private final Map<String, StageHandler> handlers = new LinkedHashMap<>();
    private final Deque<Action> tape;
    private final Optional<Scene.Filter> filter;
    private final Map<String, Supplier<List<String>>> ofClient = new LinkedHashMap<>(); // parts of the picture
    private @Nullable ProbedQueue<Pod> queue;
    private @Nullable Todo notWritten; // met while a handler was notified: the library only records what handlers throw

    /** @param record records what the current task did */
    SimulatedInformer(Scene scene, SeededScheduler scheduler, StepRecorder recorder, Consumer<String> record) {
        this.concurrency = new PeekingConcurrency(scheduler);
        this.recorder = recorder;
        this.record = record;
        this.reflector = new ReflectorProbe(record);
        this.filter = scene.filter();
        this.tape = new ArrayDeque<>(scene.tape());
        this.server = new StageServer(scene, concurrency, record, reflector::requests);
        scene.pods().forEach(server::create);
        this.informer =
                new SharedIndexInformer<>(InformerOptions.of(scene.client().client(server, probe()), Pod.TYPE)
                        .withIndexers(Map.of(StageServer.LABEL, IndexFunc.label(StageServer.LABEL)))
                        .withReflector(options -> options.withMonitor(reflector))
                        .withParts(probed(scene.parts()))
                        .withConcurrency(concurrency));
        show();
        scene.handlers().forEach(this::add);
    }

    private InformerParts<Pod> probed(InformerParts<Pod> parts) {
        return parts.withQueue((known, transform, threads) -> {
                    queue = new ProbedQueue<>(parts.queue().queue(known, transform, threads), List.of(known), record);
                    return queue;
                })
                .withProcessor(
                        threads -> new ProbedProcessor<>(parts.processor().processor(threads), record));
    }

    private void show() {
        view("server", server::podRows);
        view("log", server::logRows);
        view("wire", server::wireRows);
        ofClient.forEach(this::view);
        view("reflector", () -> {
            String version = informer.lastSyncResourceVersion();
            return List.of(reflector.state() + (version.isEmpty() ? "" : ", last version " + version));
        });
        view("queue", () -> queue == null ? List.of() : queue.rows());
        view(
                "store",
                () -> informer.indexer().list().stream()
                        .map(StageText::of)
                        .sorted()
                        .toList());
        view(
                "index " + StageServer.LABEL,
                () -> informer.indexer().listIndexFuncValues(StageServer.LABEL).stream()
                        .sorted()
                        .map(value -> value + ": "
                                + String.join(", ", informer.indexer().indexKeys(StageServer.LABEL, value)))
                        .toList());
        view("informer", () -> {
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

    void start() {
        informer.start();
    }

    void stop() {
        informer.stop();
    }

    /** Does what is asked, and returns it in words. */
    String act(Action action) {
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
                        ServerErrors.unreachable(UnreachableException.Reason.TIMED_OUT),
                        "make the server unreachable for the next request");
        };
    }

    private String refuse(RestException refusal, String words) {
        server.refuseNext(refusal);
        return words;
    }

    /** Resyncs, as the reflector's timer does. No handler of the stage has a period, so all of them are due. */
    private String resync() {
        ProbedQueue<Pod> resynced = queue;
        if (resynced == null || concurrency.peek(informer::isStopped)) {
            return "cannot resync: the informer does not run";
        }
        resynced.resync();
        return "ask for a resync";
    }

    private String handler(String name, Consumer<StageHandler> body, String words) {
        StageHandler handler = handlers.get(name);
        if (handler == null) {
            return "there is no handler " + name;
        }
        body.accept(handler);
        return words.isEmpty() ? "remove handler " + name : "make handler " + name + " " + words;
    }

    private String add(String name) {
        if (concurrency.peek(informer::isStopped)) {
            return "cannot add handler " + name + ": the informer has stopped";
        }
        StageHandler handler = new StageHandler(name, concurrency, record);
        handlers.put(name, handler);
        view("buffer of " + name, handler::backlogRows);
        view("handler " + name, handler::rows);
        ResourceEventHandler<Pod> called =
                filter.map(before -> before.handler().apply(handler)).orElse(handler);
        handler.added(informer.addEventHandler(new TodoSeen(called), HandlerOptions.DEFAULT.withName(name)));
        return "add handler " + name;
    }

    private void remove(StageHandler handler) {
        handlers.remove(handler.name);
        if (handler.registration() != null) {
            informer.removeEventHandler(handler.registration());
        }
        recorder.hide("buffer of " + handler.name);
        recorder.hide("handler " + handler.name);
    }

    /** Returns whether the informer could know all: it has read its watch to the end, and has not been stopped. */
    boolean isUpToDate() {
        return server.isRead() && !concurrency.peek(informer::isStopped);
    }

    /** Returns whether the reflector has a watch, or the informer has been stopped. */
    boolean isWatchingOrStopped() {
        return server.isWatched() || concurrency.peek(informer::isStopped);
    }

    /** Returns what ended the informer, or kept it from storing something. */
    Optional<Throwable> failure() {
        return Optional.<Throwable>ofNullable(notWritten)
                .or(() -> concurrency.peek(() -> informer.failure().or(informer::storeFailure)));
    }

    boolean hasSynced() {
        return concurrency.peek(informer::hasSynced);
    }

    /** Returns the names of the pods in the store with each value of the label, by value; as the index has them, and as it should. */
    Map<String, List<String>> index(boolean asItShouldBe) {
        Map<String, List<String>> index = new TreeMap<>();
        concurrency.peek(() -> {
            if (asItShouldBe) {
                informer.indexer().list().stream()
                        .sorted(Comparator.comparing(Pod::name))
                        .forEach(pod -> index.computeIfAbsent(StageServer.app(pod), app -> new ArrayList<>())
                                .add(pod.key()));
            } else {
                informer.indexer()
                        .listIndexFuncValues(StageServer.LABEL)
                        .forEach(app -> index.put(app, informer.indexer().indexKeys(StageServer.LABEL, app)));
            }
            return index;
        });
        index.values().removeIf(List::isEmpty);
        return index;
    }

    boolean hasSyncedOrThrown(StageHandler handler) {
        return concurrency.peek(handler::hasSyncedOrThrown);
    }

    List<String> queued() {
        return queue == null ? List.of() : queue.rows();
    }

    /** Returns whether a handler has been notified of everything that was distributed. */
    boolean isIdle(StageHandler handler) {
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
        concurrency.peek(() -> informer.indexer().list()).forEach(pod -> cached.put(pod.name(), pod.resourceVersion()));
        return cached;
    }

    Map<String, StageHandler> handlers() {
        return handlers;
    }

    /** Notices that a filter in front of a handler is not written yet. */
    private final class TodoSeen implements ResourceEventHandler<Pod> {
        private final ResourceEventHandler<Pod> handler;

        TodoSeen(ResourceEventHandler<Pod> handler) {
            this.handler = handler;
        }

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            call(() -> handler.onAdd(pod, isInInitialList));
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            call(() -> handler.onUpdate(before, now));
        }

        @Override
        public void onDelete(DeletedObject<Pod> gone) {
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
