package workbook.cli;

import informers.factory.SyncResult;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits for the first lists of a factory's informers as a script has to: not any longer once the server has refused all that
 * is still missing for a reason that does not pass by itself. The informers would go on asking for ever.
 *
 * <pre>{@code
 * SyncResult result = FirstLists.await(factory::waitForCacheSync, Duration.ofSeconds(30));
 * }</pre>
 */
public final class FirstLists {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Pattern REFUSED = Pattern.compile("\\b(401 Unauthorized|403 Forbidden|404 NotFound)\\b");
    private static final Pattern RIGHT = Pattern.compile(
            "cannot (\\S+) resource \"[^\"]*\" in API group \"[^\"]*\" (in the namespace \"[^\"]*\"|at the cluster scope)");

    private FirstLists() {}

    /** What waits: a factory's {@code waitForCacheSync}. */
    @FunctionalInterface
    public interface Wait {
        SyncResult atMost(Duration time) throws InterruptedException;
    }

    /**
     * Waits until all have their first list, or all others are refused (401, 403, 404), but not longer than this.
     *
     * @return what came of it, with the reasons
     */
    public static SyncResult await(Wait wait, Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            long left = atMost.toNanos() - (System.nanoTime() - begin);
            SyncResult result = wait.atMost(Duration.ofNanos(Math.max(0, Math.min(left, LOOK_EVERY.toNanos()))));
            if (result.allSynced() || left <= 0 || isRefused(result)) {
                return result;
            }
        }
    }

    /** Returns whether something is missing, and all of it was refused for a reason that does not pass by itself. */
    public static boolean isRefused(SyncResult result) {
        return !result.allSynced()
                && result.missing().values().stream()
                        .allMatch(why -> REFUSED.matcher(why).find());
    }

    /** Returns why a first list is missing, in a few words if it is a right: {@code you may not list in the namespace "x"}. */
    public static String brief(String why) {
        Matcher right = RIGHT.matcher(why);
        return right.find()
                ? "you may not " + right.group(1) + " them "
                        + right.group(2).replace("at the cluster scope", "in the whole cluster")
                : why;
    }
}
