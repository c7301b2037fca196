package workbook.stage;

import informers.api.KubeObject;
import informers.api.Node;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.factory.InformerRegistry;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import workbook.grade.Todo;

/**
 * A factory of informers of pods and nodes, and the parts of a program that use it, each a task of its own. In a scene without such parts
 * there is one task, which does with the factory what the person in front of the stage asks for. Its methods are called by the tasks
 * of the run.
 */
final class SimulatedFactory implements Simulation {
    private final Scene scene;
    private final PeekingConcurrency concurrency;
    private final StepRecorder recorder;
    private final Consumer<String> record;
    private final Map<String, FactoryProgram> programs;
    private final Map<ResourceType<?>, StageServer<?>> servers = new LinkedHashMap<>();
    private final List<Made> informers = new ArrayList<>();
    private final Map<ResourceType<?>, Integer> requests = new LinkedHashMap<>();
    private final AtomicLong version = new AtomicLong(StageServer.FIRST_VERSION);
    private final InformerRegistry registry;
    private final Orders orders;
    private final boolean isFree; // the program does what it is asked for
    private boolean shutDown;
    private @Nullable Todo notWritten;

    SimulatedFactory(
            Scene scene,
            InformerRegistry.Source source,
            Map<String, FactoryProgram> programs,
            PeekingConcurrency concurrency,
            StepRecorder recorder,
            Consumer<String> record) {
        this.scene = scene;
        this.concurrency = concurrency;
        this.recorder = recorder;
        this.record = record;
        this.programs = programs.isEmpty() ? Map.of("program", any -> carryOut()) : programs;
        this.isFree = programs.isEmpty();
        this.orders = new Orders(concurrency);
        serve(ObjectKind.pods(scene.labels()), scene.pods());
        serve(ObjectKind.labelled(Node.TYPE, "", scene.labels()), List.of("node-1", "node-2"));
        recorder.show("server", () -> rows(StageServer::objectRows));
        recorder.show("log", () -> rows(StageServer::logRows));
        recorder.show("wire", () -> rows(StageServer::wireRows));
        recorder.show("factory", () -> concurrency.peek(this::factoryRows));
        this.registry = source.registry(this::make, "default", concurrency);
    }

    private <T extends KubeObject> void serve(ObjectKind<T> kind, List<String> objects) {
        StageServer<T> server = new StageServer<>(kind, version, scene.streamsLists(), concurrency, record);
        objects.forEach(server::create);
        servers.put(kind.type(), server);
    }

    private List<String> rows(Function<StageServer<?>, List<String>> rows) {
        return servers.values().stream().map(rows).flatMap(List::stream).toList();
    }

    /** Returns for each type how often it was requested, and how its informers are. */
    private List<String> factoryRows() {
        List<String> rows = new ArrayList<>();
        requests.forEach((type, times) -> {
            StringBuilder row = new StringBuilder(plural(type) + ": requests " + times);
            informers.stream()
                    .filter(made -> made.type.equals(type))
                    .forEach(made -> row.append(made.starts == 0 ? ", informer made" : ", informer started")
                            .append(made.starts > 1 ? " " + made.starts + " times" : ""));
            rows.add(row.toString());
        });
        return rows;
    }

    private static String plural(ResourceType<?> type) {
        return type.resource().resource();
    }

    private InformerRegistry.Member make(ResourceType<?> type, String namespace) {
        StageServer<?> server = servers.get(type);
        if (server == null) {
            throw new IllegalArgumentException("expected one of the types of this scene, found " + type);
        }
        long same = informers.stream().filter(made -> made.type.equals(type)).count();
        Made made = new Made(type, informer(server, plural(type) + (same == 0 ? "" : "-" + (same + 1))), shutDown);
        informers.add(made);
        record.accept("makes an informer of " + plural(type));
        return made;
    }

    private <T extends KubeObject> SimulatedInformer<T> informer(StageServer<T> server, String name) {
        return SimulatedInformer.ofTheLibrary(name, server, scene, concurrency, recorder, record);
    }

    /** An informer of the factory. It does what the library's factories let theirs do. */
    private static final class Made implements InformerRegistry.Member {
        private final ResourceType<?> type;
        private final SimulatedInformer<?> informer;
        private final boolean tooLate; // made after the shutdown
        private int starts;
        private boolean passedOver; // not started, although the factory was started

        Made(ResourceType<?> type, SimulatedInformer<?> informer, boolean tooLate) {
            this.type = type;
            this.informer = informer;
            this.tooLate = tooLate;
        }

        @Override
        public void start() {
            starts++;
            informer.start();
        }

        @Override
        public boolean awaitSynced(Duration atMost) throws InterruptedException {
            return informer.awaitSynced(atMost);
        }

        @Override
        public String whyNotSynced() {
            return "its initial list has not arrived";
        }

        @Override
        public void stop() {
            informer.stop();
        }

        @Override
        public void close() throws InterruptedException {
            informer.close();
        }
    }

    /** The factory as a program uses it. */
    private final class Calls implements FactoryProgram.Factory {
        @Override
        public void request(ResourceType<?> type) {
            requested(type);
        }

        /** Returns what the factory has given to the user. */
        InformerRegistry.Member requested(ResourceType<?> type) {
            requests.merge(type, 1, Integer::sum);
            InformerRegistry.Member member = registry.informerFor(type);
            record.accept("has requested the informer of " + plural(type));
            return member;
        }

        @Override
        public void start() {
            List<Made> before = List.copyOf(informers);
            registry.start();
            before.forEach(made -> made.passedOver = made.starts == 0 && !shutDown);
            record.accept("has started the factory");
        }

        @Override
        public void waitForCacheSync(Duration atMost) throws InterruptedException {
            record.accept("waits for the initial lists, at most " + atMost.getSeconds() + " s");
            SyncResult result = registry.waitForCacheSync(atMost);
            record.accept("has waited: " + result.synced() + " synced, "
                    + result.missing().size() + " missing");
        }

        @Override
        public void list(ResourceType<?> type) {
            record.accept("lists " + plural(type) + " from the store: "
                    + informers.stream()
                            .filter(made -> made.type.equals(type))
                            .findFirst()
                            .map(made -> StageText.of(made.informer.store().list()))
                            .orElse("there is no informer"));
        }

        @Override
        public void shutDown() throws InterruptedException {
            registry.shutDown();
            shutDown = true;
            record.accept("has shut the factory down");
        }

        /** A part of the program that is interested in a type: it requests the informer, adds its handler, and starts the factory. */
        void addPart(String handler) {
            ResourceType<?> type = type(handler);
            InformerRegistry.Member member;
            try {
                member = requested(type);
            } catch (IllegalStateException refused) {
                if (!shutDown) {
                    throw refused;
                }
                record.accept("gets no informer of " + plural(type) + ": the factory is shut down");
                return;
            }
            if (!(member instanceof Made made)) {
                throw new IllegalStateException(
                        "expected from informerFor(" + type + ") what maker.make() returned for it, found " + member);
            }
            String done = made.informer.add(handler, any -> {});
            record.accept(owner(handler).isPresent() ? "has added handler " + handler : done);
            start();
        }
    }

    /** Objects and handlers whose name begins with "node" are about nodes, the others about pods. */
    private static ResourceType<?> type(String target) {
        return target.startsWith("node") ? Node.TYPE : Pod.TYPE;
    }

    private Optional<SimulatedInformer<?>> owner(String handler) {
        return informers.stream()
                .<SimulatedInformer<?>>map(made -> made.informer)
                .filter(informer -> informer.handlers().containsKey(handler))
                .findFirst();
    }

    private void carryOut() throws InterruptedException {
        Calls calls = new Calls();
        Optional<Action> order = orders.next();
        while (order.isPresent()) {
            if (order.get().verb() == Action.Verb.STOP) {
                calls.shutDown();
            } else if (owner(order.get().target()).isEmpty()) {
                calls.addPart(order.get().target());
            }
            order = orders.next();
        }
    }

    private String order(Action order) {
        if (order.verb() == Action.Verb.STOP) {
            orders.add(order);
            return "ask the program to shut the factory down";
        }
        String handler = order.target();
        if (owner(handler).isPresent()) {
            return "there is a handler " + handler + " already";
        }
        orders.add(order);
        return "add a part of the program: handler " + handler + ", for " + plural(type(handler));
    }

    @Override
    public String start() {
        programs.forEach((name, program) -> concurrency.spawn(name, () -> {
            try {
                program.run(new Calls());
            } catch (InterruptedException e) {
                concurrency.interruptMyself(); // the run ends
            } catch (Todo todo) { // ends this task; the others go on
                notWritten = todo;
            }
        }));
        return "starts the program";
    }

    @Override
    public void stop() {
        orders.close();
        informers.forEach(made -> made.informer.stop());
    }

    @Override
    public String act(Action action) {
        String target = action.target();
        if (isFree && (action.verb() == Action.Verb.ADD || action.verb() == Action.Verb.STOP)) {
            return order(action);
        }
        StageServer<?> server = Objects.requireNonNull(servers.get(type(target)));
        return switch (action.verb()) {
            case CREATE -> server.create(target);
            case UPDATE -> server.update(target);
            case DELETE -> server.delete(target);
            case CUT -> {
                servers.values().forEach(one -> one.cut(null));
                yield "end all watches";
            }
            case SILENT -> {
                servers.values().forEach(one -> one.silent(true));
                yield "make the server silent";
            }
            case SPEAK -> {
                servers.values().forEach(one -> one.silent(false));
                yield "let the server send again";
            }
            case SLOW, FAST, THROW, HEAL, REMOVE ->
                owner(target).map(informer -> informer.act(action)).orElse("there is no handler " + target);
            case STOP -> {
                stop();
                yield "stop the informers";
            }
            default ->
                "cannot do this in a scene of a factory: "
                        + action.verb().about().en();
        };
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.<Throwable>ofNullable(notWritten)
                .or(() -> informers.stream()
                        .map(made -> made.informer.failure())
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    @Override
    public List<String> targets() {
        return rows(StageServer::targets);
    }

    @Override
    public List<String> handlerNames() {
        return isFree
                ? Stream.concat(
                                scene.handlers().stream(),
                                informers.stream().flatMap(made -> made.informer.handlerNames().stream()))
                        .distinct()
                        .toList()
                : List.of();
    }

    @Override
    public List<String> faults(boolean quiet, boolean asleep) {
        List<String> faults = new ArrayList<>();
        for (ResourceType<?> type : servers.keySet()) {
            List<Made> ofType =
                    informers.stream().filter(made -> made.type.equals(type)).toList();
            if (ofType.size() > 1) {
                faults.add(
                        ofType.size() + " informers of " + plural(type) + " were made, and all users should share one");
            }
        }
        for (Made made : informers) {
            if (made.starts > 1) {
                faults.add("the informer of " + plural(made.type) + " was started " + made.starts + " times");
            }
            if (made.passedOver && made.starts == 0) {
                faults.add("the informer of " + plural(made.type)
                        + " does not run, although the factory was started after the request");
            }
            if (made.tooLate) {
                faults.add("an informer of " + plural(made.type) + " was made after the shutdown: nobody will stop it");
            }
            if (made.starts > 0) {
                made.informer.faults(quiet, asleep).forEach(fault -> faults.add(plural(made.type) + ": " + fault));
            }
        }
        return faults;
    }
}
