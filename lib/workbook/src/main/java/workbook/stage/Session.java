package workbook.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scene, a seed and what was done: all that a run depends on. Immutable. As text it fits into a URL: {@code
 * 04-gap/7/quiet,cut,create:pod-3,quiet}.
 *
 * @param scene the id of the scene
 * @param seed decides who goes next where no action does
 * @param actions what was done, in order
 */
public record Session(String scene, long seed, List<Action> actions) {
    /** Longer ones are refused: they come from strangers' links. */
    private static final int MOST_ACTIONS = 10_000;

    private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{1,40})/(-?\\d{1,18})/(.{0,200000})");

    public Session {
        actions = List.copyOf(actions);
        if (actions.size() > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_ACTIONS + " actions, found " + actions.size());
        }
    }

    /**
     * Reads a session.
     *
     * @throws IllegalArgumentException if the text is none; the message says what was expected
     */
    public static Session parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a session, such as 04-gap/7/quiet,cut,quiet: a scene, a seed and" + " actions; found \""
                            + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + "\"");
        }
        List<Action> actions = new ArrayList<>();
        if (!matcher.group(3).isEmpty()) {
            for (String action : matcher.group(3).split(",", -1)) {
                actions.add(Action.parse(action));
            }
        }
        return new Session(matcher.group(1), Long.parseLong(matcher.group(2)), actions);
    }

    /** Returns the session with one more action. */
    public Session and(Action action) {
        List<Action> more = new ArrayList<>(actions);
        more.add(action);
        return new Session(scene, seed, more);
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return scene + "/" + seed + "/" + actions.stream().map(Action::toString).collect(Collectors.joining(","));
    }
}
