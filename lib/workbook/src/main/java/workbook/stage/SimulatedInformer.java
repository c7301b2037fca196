package workbook.stage;

import informers.api.Pod;
import informers.informer.HandlerOptions;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFunc;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The informer of a scene with its server and its handlers, and a probe at each seam. Its methods are called by the tasks of the run. */
final class SimulatedInformer {
    private final PeekingConcurrency concurrency;
    private final StepRecorder recorder;
    private final Consumer<String> record;
    private final StageServer server;
    private final SharedIndexInformer<Pod> informer;
    private final ReflectorProbe reflector;
    private final Map<String, StageHandler> handlers = new LinkedHashMap<>();
    private @Nullable ProbedQueue<Pod> queue;

    /** @param record records what the current task did */
    SimulatedInformer(Scene scene, SeededScheduler scheduler, StepRecorder recorder, Consumer<String> record) {
        this.concurrency = new PeekingConcurrency(scheduler);
        this.recorder = recorder;
        this.record = record;
        this.reflector = new ReflectorProbe(record);
        this.server = new StageServer(concurrency, scene.streamsLists(), record, reflector::requests);
        scene.pods().forEach(server::create);
        this.informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
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
            informer.failure().ifPresent(thrown -> rows.add("failed: " + Places.describe(thrown)));
            informer.storeFailure().ifPresent(thrown -> rows.add("store: " + Places.describe(thrown)));
            return rows;
        });
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
            case REFUSE -> {
                server.refuseNext(
                        switch (target) {
                            case "410" -> ServerErrors.expired();
                            case "429" -> ServerErrors.tooManyRequests();
                            default -> ServerErrors.internalError();
                        });
                yield "make the server refuse the next request with " + target;
            }
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
            case STOP -> {
                informer.stop();
                yield "stop the informer";
            }
            case NEXT, GO, QUIET, TIME -> throw new IllegalArgumentException(action + " is a turn of the tasks");
        };
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
        handler.added(informer.addEventHandler(handler, HandlerOptions.DEFAULT.withName(name)));
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
        return server.versions();
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
}
