package workbook.stage;

import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What there is before the first step: pods on the server, an informer with its parts, its handlers; and a play, the actions that show
 * what the scene is about. Immutable.
 */
public final class Scene {
    private final String id;
    private final String title;
    private final List<String> pods;
    private final List<String> handlers;
    private final boolean streamsLists;
    private final InformerParts<Pod> parts;
    private final List<Action> play;

    private Scene(
            String id,
            String title,
            List<String> pods,
            List<String> handlers,
            boolean streamsLists,
            InformerParts<Pod> parts,
            List<Action> play) {
        this.id = Objects.requireNonNull(id, "id");
        this.title = Objects.requireNonNull(title, "title");
        this.pods = List.copyOf(pods);
        this.handlers = List.copyOf(handlers);
        this.streamsLists = streamsLists;
        this.parts = Objects.requireNonNull(parts, "parts");
        this.play = List.copyOf(play);
    }

    /**
     * Returns a scene with two pods, one handler and the library's parts.
     *
     * @param id names the scene in a session, such as {@code 04-gap}
     * @param title one line for people
     */
    public static Scene of(String id, String title) {
        return new Scene(
                id,
                title,
                List.of("pod-1", "pod-2"),
                List.of("printer"),
                false,
                InformerParts.standard(),
                List.of(new Action(Action.Verb.QUIET, "")));
    }

    /** Replaces the pods that the server has at first. */
    public Scene withPods(String... names) {
        return new Scene(id, title, List.of(names), handlers, streamsLists, parts, play);
    }

    /** Replaces the handlers that the informer has at first. */
    public Scene withHandlers(String... names) {
        return new Scene(id, title, pods, List.of(names), streamsLists, parts, play);
    }

    /** Sets whether the server supports streamed lists ({@code sendInitialEvents}). */
    public Scene withStreamedLists(boolean supported) {
        return new Scene(id, title, pods, handlers, supported, parts, play);
    }

    /** Replaces the parts of the informer. */
    public Scene withParts(InformerParts<Pod> others) {
        return new Scene(id, title, pods, handlers, streamsLists, others, play);
    }

    /** Replaces the play, such as {@code withPlay("quiet", "create:pod-3", "quiet")}. */
    public Scene withPlay(String... actions) {
        return new Scene(
                id,
                title,
                pods,
                handlers,
                streamsLists,
                parts,
                Arrays.stream(actions).map(Action::parse).toList());
    }

    /** Returns the name of the scene in a session. */
    public String id() {
        return id;
    }

    /** Returns what the scene is about, in one line. */
    public String title() {
        return title;
    }

    /** Returns the names of the pods that the server has at first. */
    public List<String> pods() {
        return pods;
    }

    /** Returns the names of the handlers that the informer has at first. */
    public List<String> handlers() {
        return handlers;
    }

    /** Returns whether the server supports streamed lists. */
    public boolean streamsLists() {
        return streamsLists;
    }

    /** Returns the parts of the informer. */
    public InformerParts<Pod> parts() {
        return parts;
    }

    /** Returns the actions that show what the scene is about. */
    public List<Action> play() {
        return play;
    }
}
