package workbook.stage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import workbook.predict.Text;

/**
 * What the person in front of the stage does. Immutable. Its text, such as {@code next} or {@code create:pod-4}, has only characters
 * that a URL can hold.
 *
 * @param verb what is done
 * @param target to what: a task, a pod, a handler, a status code, a part of the picture; empty if the verb needs none
 */
public record Action(Verb verb, String target) {
    private static final String TARGET = "[A-Za-z0-9._-]{1,60}";

    /** What can be done. */
    public enum Verb {
        /** The seed decides which task goes next; if none can, time passes. */
        NEXT("next", Needs.NOTHING, "the next step, of the task that the seed chooses", "下一步，由种子决定轮到谁"),
        /** The next step is that of one task. */
        GO("go", Needs.TASK, "the next step of this task", "轮到这个任务，走一步"),
        /** Steps until nobody can go on without time passing. */
        QUIET("quiet", Needs.NOTHING, "all steps until everybody waits", "一直走到所有任务都在等待"),
        /** The beginning of {@link #QUIET}: so many turns of tasks that show something. The page writes it when it goes on from there. */
        TURNS("turns", Needs.NUMBER, "so many turns of the tasks, as the seed chooses", "由种子决定轮到谁，走这么多轮"),
        /** Steps until a part of the picture changes, or everybody waits. */
        UNTIL("until", Needs.PART, "all steps until this part changes", "一直走到这个部分发生变化"),
        /** Time passes, until somebody can go on. */
        TIME("time", Needs.NOTHING, "time passes until somebody wakes up", "让时间过去，直到有任务醒来"),
        /** A pod is created. */
        CREATE("create", Needs.POD, "create a pod", "创建一个 Pod"),
        /** A pod gets another phase. */
        UPDATE("update", Needs.POD, "update a pod", "更新一个 Pod"),
        /** A pod is deleted. */
        DELETE("delete", Needs.POD, "delete a pod", "删除一个 Pod"),
        /** The next change on the tape of the scene. */
        EVENT("event", Needs.NOTHING, "the next change that the scene has on its tape", "场景磁带上的下一个变化"),
        /** The watch ends, as after the server's timeout. */
        CUT("cut", Needs.NOTHING, "end the watch; events on the way are lost", "结束 watch；还在路上的事件会丢失"),
        /** The connection breaks inside an event. */
        BREAK("break", Needs.NOTHING, "break the connection inside an event", "在一个事件的中间断开连接"),
        /** The server forgets the log: the next watch gets 410. */
        FORGET(
                "forget",
                Needs.NOTHING,
                "forget old versions: a new watch from one gets 410",
                "忘掉旧版本：从旧版本开始的新 watch 会得到 410"),
        /** The server refuses the next request. */
        REFUSE(
                "refuse",
                Needs.STATUS,
                "fail the next request: 410, 429, 500, garbage or unreachable",
                "让下一个请求失败：410、429、500、无法解析的内容（garbage）或连不上（unreachable）"),
        /** The server sends its version without a change. */
        BOOKMARK("bookmark", Needs.NOTHING, "send a bookmark", "发送一个书签"),
        /** The server sends nothing until {@link #SPEAK}. */
        SILENT("silent", Needs.NOTHING, "send no events", "不再发送事件"),
        /** The server sends what it held back. */
        SPEAK("speak", Needs.NOTHING, "send what was held back", "把留住的事件发出去"),
        /** A handler takes ten seconds for each notification from now on. */
        SLOW("slow", Needs.HANDLER, "make a handler slow", "让一个事件处理器变慢"),
        /** A handler is as fast as before. */
        FAST("fast", Needs.HANDLER, "make a handler fast again", "让一个事件处理器恢复原来的速度"),
        /** A handler throws on each notification from now on. */
        THROW("throw", Needs.HANDLER, "make a handler throw", "让一个事件处理器抛出异常"),
        /** A handler does not throw any more. */
        HEAL("heal", Needs.HANDLER, "stop a handler from throwing", "让一个事件处理器不再抛出异常"),
        /** A handler is added. */
        ADD("add", Needs.HANDLER, "add a handler", "添加一个事件处理器"),
        /** A handler is removed. */
        REMOVE("remove", Needs.HANDLER, "remove a handler", "移除一个事件处理器"),
        /** All objects in the store are queued once more. */
        RESYNC("resync", Needs.NOTHING, "resync: show the handlers every object once more", "重新同步：让事件处理器再看一遍每个对象"),
        /** The informer is stopped. */
        STOP("stop", Needs.NOTHING, "stop the informer", "停止 Informer");

        private final String word;
        private final Needs needs;
        private final Text about;

        Verb(String word, Needs needs, String en, String zh) {
            this.word = word;
            this.needs = needs;
            this.about = new Text(en, zh);
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
        public Text about() {
            return about;
        }
    }

    /** What the target of an action names. */
    public enum Needs {
        NOTHING,
        TASK,
        POD,
        HANDLER,
        STATUS,
        /** How often, from 1 to 9999. */
        NUMBER,
        /** A part of the picture, with underscores for spaces: {@code buffer_of_slow}. */
        PART
    }

    public Action {
        if (verb.needs() == Needs.NOTHING ? !target.isEmpty() : !target.matches(TARGET)) {
            throw new IllegalArgumentException("expected " + (verb.needs() == Needs.NOTHING ? "" : "a target after ")
                    + verb.word() + (verb.needs() == Needs.NOTHING ? " without a target" : ", such as pod-1")
                    + ", found \"" + target + "\"");
        }
        if (verb.needs() == Needs.NUMBER && !target.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "expected a number from 1 to 9999 after " + verb.word() + ", found \"" + target + "\"");
        }
        if (verb.needs() == Needs.STATUS
                && !List.of("410", "429", "500", "garbage", "unreachable").contains(target)) {
            throw new IllegalArgumentException(
                    "expected refuse:410, refuse:429, refuse:500, refuse:garbage or refuse:unreachable, found \""
                            + target + "\"");
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
