package workbook.stage;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.factory.InformerRegistry;
import informers.handler.ResourceEventHandler;
import informers.informer.InformerParts;
import informers.listwatch.ListerWatcher;
import informers.testkit.SeededScheduler;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import workbook.predict.Text;

/**
 * What there is before the first step: pods on the server, an informer with its parts, its handlers; and a play, the actions that show
 * what the scene is about. Immutable.
 */
public final class Scene {
    private final Values values; // not changed after the constructor

    private static final class Values {
        private final String id;
        private final Text title;
        private List<String> pods = List.of("pod-1", "pod-2");
        private List<String> handlers = List.of("printer");
        private boolean streamsLists;
        private List<String> labels = List.of("web", "db");
        private ClientFactory<Pod> client = (server, probe) -> server;
        private @Nullable Filter<Pod> filter;
        private Supplier<InformerParts<Pod>> parts = InformerParts::standard;
        private List<Action> tape = List.of();
        private List<Action> play = List.of(Action.parse("quiet"));
        private @Nullable StageController controller;
        private InformerRegistry.@Nullable Source factory;
        private Map<String, FactoryProgram> programs = Map.of();
        private @Nullable Asked asked;

        Values(String id, Text title) {
            this.id = Objects.requireNonNull(id, "id");
            this.title = Objects.requireNonNull(title, "title");
        }
    }

    /**
     * A question of the chapter that is asked before the scene plays on. Immutable.
     *
     * @param question the id of the question in the chapter's {@code questions.yaml}, with the chapter's number: {@code 04-resume}
     * @param before the index in {@link Scene#play} of the action before which it is asked
     */
    public record Asked(String question, int before) {}

    /**
     * Creates what stands between the API server and the reflector.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface ClientFactory<T extends KubeObject> {
        /**
         * Creates a client.
         *
         * @param server the API server of the stage
         * @param probe shows what the client does
         */
        ListerWatcher<T> client(ListerWatcher<T> server, PartProbe probe);
    }

    /**
     * A filter in front of each handler.
     *
     * @param passes whether a handler should know a pod
     * @param handler puts the filter in front of a handler
     */
    record Filter<T extends KubeObject>(Predicate<T> passes, UnaryOperator<ResourceEventHandler<T>> handler) {}

    private Scene(Values values) {
        this.values = values;
    }

    /**
     * Returns a scene with two pods, one handler and the library's parts.
     *
     * @param id names the scene in a session, such as {@code 04-gap}
     * @param en one line for people: what the scene is about
     * @param zh the same in Chinese
     */
    public static Scene of(String id, String en, String zh) {
        return new Scene(new Values(id, new Text(en, zh)));
    }

    /** Replaces the pods that the server has at first. */
    public Scene withPods(String... names) {
        return changed(to -> to.pods = List.of(names));
    }

    /** Replaces the handlers that the informer has at first. */
    public Scene withHandlers(String... names) {
        return changed(to -> to.handlers = List.of(names));
    }

    /** Sets whether the server supports streamed lists ({@code sendInitialEvents}). */
    public Scene withStreamedLists(boolean supported) {
        return changed(to -> to.streamsLists = supported);
    }

    /** Replaces the two values of the label {@code app}. A new pod has the first; each update changes to the other one. */
    public Scene withLabels(String first, String second) {
        return changed(to -> to.labels = List.of(first, second));
    }

    /** Puts a client between the API server and the reflector. It is created in each run. */
    public Scene withClient(ClientFactory<Pod> client) {
        return changed(to -> to.client = Objects.requireNonNull(client, "client"));
    }

    /**
     * Puts a filter in front of each handler.
     *
     * @param passes whether a handler should know a pod
     * @param handler puts the filter in front of a handler
     */
    public Scene withFilter(Predicate<Pod> passes, UnaryOperator<ResourceEventHandler<Pod>> handler) {
        return changed(to -> to.filter = new Filter<>(passes, handler));
    }

    /** Adds a controller. Then the scene is about ConfigMaps instead of pods, and {@link #withPods} names their namespaces. */
    public Scene withController(StageController controller) {
        return changed(to -> to.controller = Objects.requireNonNull(controller, "controller"));
    }

    /**
     * Replaces the informer by a factory of informers of pods and nodes.
     *
     * @param factory creates the core of the factory, in each run
     * @param programs the parts of the program that use it, by the names of their tasks. If there are none, each {@code add:printer} is
     *     a new part: it requests the informer of nodes if the name of its handler begins with "node", otherwise of pods, adds the
     *     handler, and starts the factory; {@code stop} shuts the factory down. {@link #withHandlers} proposes names.
     */
    public Scene withFactory(InformerRegistry.Source factory, Map<String, FactoryProgram> programs) {
        return changed(to -> {
            to.factory = Objects.requireNonNull(factory, "factory");
            to.programs = new LinkedHashMap<>(programs);
        });
    }

    /** Replaces the parts of the informer. */
    public Scene withParts(InformerParts<Pod> others) {
        return withParts(() -> others);
    }

    /** Replaces the parts of the informer. The supplier is called in each run, so what it throws ends the run. */
    public Scene withParts(Supplier<InformerParts<Pod>> others) {
        return changed(to -> to.parts = Objects.requireNonNull(others, "others"));
    }

    /** Replaces the tape: the changes that {@code event} makes on the server, one after the other, such as {@code update:pod-1}. */
    public Scene withTape(String... changes) {
        return changed(to -> to.tape = actions(changes));
    }

    /** Replaces the play, such as {@code withPlay("quiet", "create:pod-3", "quiet")}. */
    public Scene withPlay(String... actions) {
        return changed(to -> to.play = actions(actions));
    }

    /** Asks a question of the chapter before an action of the play, given by its index. */
    public Scene withQuestion(String id, int before) {
        return changed(to -> to.asked = new Asked(id, before));
    }

    private static List<Action> actions(String... texts) {
        return Arrays.stream(texts).map(Action::parse).toList();
    }

    /** Returns a scene with the same beginning and another play, to be set, and another id and title. */
    public Scene withTitle(String id, String en, String zh) {
        return changed(new Values(id, new Text(en, zh)), to -> {});
    }

    private Scene changed(Consumer<Values> change) {
        return changed(new Values(values.id, values.title), change);
    }

    private Scene changed(Values copy, Consumer<Values> change) {
        copy.pods = values.pods;
        copy.handlers = values.handlers;
        copy.streamsLists = values.streamsLists;
        copy.labels = values.labels;
        copy.client = values.client;
        copy.filter = values.filter;
        copy.parts = values.parts;
        copy.tape = values.tape;
        copy.play = values.play;
        copy.controller = values.controller;
        copy.factory = values.factory;
        copy.programs = values.programs;
        copy.asked = values.asked;
        change.accept(copy);
        return new Scene(copy);
    }

    /** Returns the name of the scene in a session. */
    public String id() {
        return values.id;
    }

    /** Returns what the scene is about, in one line. */
    public Text title() {
        return values.title;
    }

    /** Returns the names of the pods that the server has at first. */
    public List<String> pods() {
        return values.pods;
    }

    /** Returns the names of the handlers that the informer has at first. */
    public List<String> handlers() {
        return values.handlers;
    }

    /** Returns whether the server supports streamed lists. */
    public boolean streamsLists() {
        return values.streamsLists;
    }

    /** Creates what is on the stage, for one run. */
    Simulation simulation(SeededScheduler scheduler, StepRecorder recorder, Consumer<String> record) {
        PeekingConcurrency concurrency = new PeekingConcurrency(scheduler);
        if (values.controller != null) {
            return new SimulatedController(this, values.controller, concurrency, recorder, record);
        }
        return values.factory == null
                ? SimulatedInformer.ofPods(this, concurrency, recorder, record)
                : new SimulatedFactory(this, values.factory, values.programs, concurrency, recorder, record);
    }

    boolean hasFactory() {
        return values.factory != null;
    }

    List<String> labels() {
        return values.labels;
    }

    ClientFactory<Pod> client() {
        return values.client;
    }

    Optional<Filter<Pod>> filter() {
        return Optional.ofNullable(values.filter);
    }

    /** Returns the parts of the informer, for one run. */
    public InformerParts<Pod> parts() {
        return values.parts.get();
    }

    /** Returns the changes that the scene has on its tape. */
    public List<Action> tape() {
        return values.tape;
    }

    /** Returns the actions that show what the scene is about. */
    public List<Action> play() {
        return values.play;
    }

    /** Returns the question that is asked while the scene plays. */
    public Optional<Asked> question() {
        return Optional.ofNullable(values.asked);
    }
}
