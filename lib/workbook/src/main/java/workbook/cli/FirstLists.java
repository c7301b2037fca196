package workbook.cli;

import informers.client.rest.ApiException;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits for the initial lists of a factory's informers, and ends early if the server has refused all that are missing for a permanent
 * reason. The informers themselves would retry forever.
 *
 * <pre>{@code
 * SyncResult result = FirstLists.await(factory::waitForCacheSync, Duration.ofSeconds(30));
 * }</pre>
 */
public final class FirstLists {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);
    private static final Pattern RIGHT = Pattern.compile(
            "cannot (\\S+) resource \"[^\"]*\" in API group \"[^\"]*\" (in the namespace \"[^\"]*\"|at the cluster scope)");

    private FirstLists() {}

    /** A factory's {@code waitForCacheSync}. */
    @FunctionalInterface
    public interface Wait {
        SyncResult atMost(Duration time) throws InterruptedException;
    }

    /**
     * Waits until every informer has its initial list or was refused (401, 403, 404), but not longer than this.
     *
     * @return which informers have synced, and why the others have not
     */
    public static SyncResult await(Wait wait, Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            long left = atMost.toNanos() - (System.nanoTime() - begin);
            SyncResult result = wait.atMost(Duration.ofNanos(Math.max(0, Math.min(left, POLL.toNanos()))));
            if (result.allSynced() || left <= 0 || isRefused(result)) {
                return result;
            }
        }
    }

    /** Returns whether informers are missing, and all of them were refused for a permanent reason. */
    public static boolean isRefused(SyncResult result) {
        return !result.missing().isEmpty()
                && result.missing().keySet().stream()
                        .allMatch(resource -> result.causes().get(resource) instanceof ApiException refusal
                                && REFUSED.contains(refusal.code()));
    }

    /** Returns why an initial list is missing, shortened if it is a missing permission: {@code you may not list them in the namespace "x"}. */
    public static String brief(String why) {
        Matcher right = RIGHT.matcher(why);
        return right.find()
                ? "you may not " + right.group(1) + " them "
                        + right.group(2).replace("at the cluster scope", "in the whole cluster")
                : why;
    }
}
