package workbook.see;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An informer at work on a cluster. Nobody plays it: what happens is sent to the page, at most ten times a second, and added up, so that
 * the page has as much to draw in a cluster with thousands of changes as in one with a few. Safe for use by many threads.
 */
public final class LivePage implements Page {
    private static final long PERIOD_MILLIS = 100;

    private final String chapter;
    private final String title;
    private final LiveInformer<?> informer; // looked at under the lock of this
    private final EventStream events = new EventStream();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(body -> {
        Thread thread = new Thread(body, "see live");
        thread.setDaemon(true);
        return thread;
    });
    private int number; // of the last step; guarded by this

    private LivePage(String chapter, String title, LiveInformer<?> informer) {
        this.chapter = chapter;
        this.title = title;
        this.informer = informer;
    }

    /**
     * Starts an informer, and follows it.
     *
     * @param chapter the number of the chapter that the page belongs to
     * @param title what the page shows, such as the pods of a cluster
     * @param source lists and watches; nothing is written
     */
    public static <T extends KubeObject> LivePage start(
            String chapter, String title, ListerWatcher<T> source, ResourceType<T> type) {
        LiveInformer<T> informer = new LiveInformer<>(source, type);
        LivePage page = new LivePage(chapter, title, informer);
        informer.start();
        page.timer.scheduleWithFixedDelay(page::send, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return page;
    }

    /** Without a page that listens, only the counters run. */
    private void send() {
        if (events.hasListeners()) {
            sendNow();
        }
    }

    private synchronized void sendNow() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (LiveInformer.Seen seen : informer.look()) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("number", ++number);
            step.put("actor", seen.actor());
            step.put("what", seen.what());
            step.put("action", -1);
            step.put("changes", seen.changes());
            step.put("place", null);
            steps.add(step);
        }
        if (!steps.isEmpty()) {
            events.send("step", Map.of("steps", steps));
        }
    }

    @Override
    public Object scenes() {
        return OnlyScene.of("live", chapter, Map.of("en", title, "zh", title));
    }

    /** Returns the picture as it is now; the steps that are sent from now on change it. */
    @Override
    public synchronized Object play(Map<String, Object> fields) {
        sendNow();
        List<Object> beginning = new ArrayList<>();
        informer.shown().forEach((part, rows) -> beginning.add(Map.of("part", part, "rows", rows)));
        Map<String, Object> state = Playing.empty("live/0/");
        state.put("beginning", beginning);
        state.put("from", number);
        return state;
    }

    @Override
    public Object predict(Map<String, Object> fields) {
        throw new IllegalArgumentException("expected a question of a scene; a live informer asks none");
    }

    @Override
    public Object giveUp(Map<String, Object> fields) {
        throw new IllegalArgumentException("expected a puzzle of a chapter; a live informer has none");
    }

    @Override
    public EventStream events() {
        return events;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        events.close();
        informer.close();
    }
}
