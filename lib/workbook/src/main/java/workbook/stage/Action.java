package workbook.stage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the person in front of the stage does. Immutable. Its text, such as {@code next} or {@code create:pod-4}, has only characters
 * that a URL can hold.
 *
 * @param verb what is done
 * @param target to what: a task, a pod, a handler, a status code; empty if the verb needs none
 */
public record Action(Verb verb, String target) {
    private static final String TARGET = "[A-Za-z0-9._-]{1,60}";

    /** What can be done. */
    public enum Verb {
        /** The seed decides which task goes next; if none can, time passes. */
        NEXT("next", Needs.NOTHING, "the next step, of the task that the seed chooses"),
        /** The next step is that of one task. */
        GO("go", Needs.TASK, "the next step of this task"),
        /** Steps until nobody can go on without time passing. */
        QUIET("quiet", Needs.NOTHING, "all steps until everybody waits"),
        /** Time passes, until somebody can go on. */
        TIME("time", Needs.NOTHING, "time passes until somebody wakes up"),
        /** A pod is created. */
        CREATE("create", Needs.POD, "create a pod"),
        /** A pod gets another phase. */
        UPDATE("update", Needs.POD, "update a pod"),
        /** A pod is deleted. */
        DELETE("delete", Needs.POD, "delete a pod"),
        /** The watch ends, as after the server's timeout. */
        CUT("cut", Needs.NOTHING, "end the watch; events on the way are lost"),
        /** The connection breaks inside an event. */
        BREAK("break", Needs.NOTHING, "break the connection inside an event"),
        /** The server forgets the log: the next watch gets 410. */
        FORGET("forget", Needs.NOTHING, "forget old versions: a new watch from one gets 410"),
        /** The server refuses the next request. */
        REFUSE("refuse", Needs.STATUS, "refuse the next request with 410, 429 or 500"),
        /** The server sends nothing until {@link #SPEAK}. */
        SILENT("silent", Needs.NOTHING, "send no events"),
        /** The server sends what it held back. */
        SPEAK("speak", Needs.NOTHING, "send what was held back"),
        /** A handler takes ten seconds for each notification from now on. */
        SLOW("slow", Needs.HANDLER, "make a handler slow"),
        /** A handler is as fast as before. */
        FAST("fast", Needs.HANDLER, "make a handler fast again"),
        /** A handler throws on each notification from now on. */
        THROW("throw", Needs.HANDLER, "make a handler throw"),
        /** A handler does not throw any more. */
        HEAL("heal", Needs.HANDLER, "stop a handler from throwing"),
        /** A handler is added. */
        ADD("add", Needs.HANDLER, "add a handler"),
        /** A handler is removed. */
        REMOVE("remove", Needs.HANDLER, "remove a handler"),
        /** The informer is stopped. */
        STOP("stop", Needs.NOTHING, "stop the informer");

        private final String word;
        private final Needs needs;
        private final String about;

        Verb(String word, Needs needs, String about) {
            this.word = word;
            this.needs = needs;
            this.about = about;
        }

        /** Returns the verb as it is written in a session. */
        public String word() {
            return word;
        }

        /** Returns what the target names. */
        public Needs needs() {
            return needs;
        }

        /** Returns what it does, in words. */
        public String about() {
            return about;
        }
    }

    /** What the target of an action names. */
    public enum Needs {
        NOTHING,
        TASK,
        POD,
        HANDLER,
        STATUS
    }

    public Action {
        if (verb.needs() == Needs.NOTHING ? !target.isEmpty() : !target.matches(TARGET)) {
            throw new IllegalArgumentException("expected " + (verb.needs() == Needs.NOTHING ? "" : "a target after ")
                    + verb.word() + (verb.needs() == Needs.NOTHING ? " without a target" : ", such as pod-1")
                    + ", found \"" + target + "\"");
        }
        if (verb.needs() == Needs.STATUS && !List.of("410", "429", "500").contains(target)) {
            throw new IllegalArgumentException(
                    "expected refuse:410, refuse:429 or refuse:500, found \"" + target + "\"");
        }
    }

    /**
     * Reads an action.
     *
     * @throws IllegalArgumentException if there is no such action; the message lists those that there are
     */
    public static Action parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(word)) {
                return new Action(verb, colon < 0 ? "" : text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException("expected an action, such as next or create:pod-4, found \"" + text
                + "\". The actions are "
                + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", ")) + ".");
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return target.isEmpty() ? verb.word() : verb.word() + ":" + target;
    }
}
