package replay.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import replay.internal.request.Statuses;
import replay.internal.request.WatchCursor;

/** A watch whose events may be late, and which may be ended. Its lock is taken before that of the session. */
final class FaultyWatch implements WatchCursor {
    private record Late(byte[] line, long due) {}

    private final WatchCursor watch;
    private final LongSupplier delay;
    private final LongSupplier nanos;
    private final Consumer<FaultyWatch> onClose;
    private final Deque<Late> late = new ArrayDeque<>();
    private boolean hurried;
    private boolean over;
    private Runnable wake = () -> {};

    /**
     * @param delay how late events are now, in nanoseconds
     * @param nanos the session's clock
     * @param onClose called once or more
     */
    FaultyWatch(WatchCursor watch, LongSupplier delay, LongSupplier nanos, Consumer<FaultyWatch> onClose) {
        this.watch = watch;
        this.delay = delay;
        this.nanos = nanos;
        this.onClose = onClose;
    }

    @Override
    public synchronized List<byte[]> poll() {
        long now = nanos.getAsLong();
        if (!over) {
            watch.poll().forEach(line -> late.add(new Late(line, now + delay.getAsLong())));
        }
        List<byte[]> due = new ArrayList<>();
        while (!late.isEmpty() && (hurried || late.element().due() <= now)) {
            due.add(late.remove().line());
        }
        hurried = false;
        return due;
    }

    @Override
    public synchronized OptionalLong nanosUntilNext() {
        if (over || hurried) {
            return OptionalLong.of(0);
        }
        OptionalLong next = watch.nanosUntilNext();
        if (late.isEmpty()) {
            return next;
        }
        long first = Math.max(0, late.element().due() - nanos.getAsLong());
        return OptionalLong.of(watch.ended() ? first : Math.min(first, next.orElse(first)));
    }

    @Override
    public synchronized boolean ended() {
        return late.isEmpty() && (over || watch.ended());
    }

    @Override
    public void onChange(Runnable callback) {
        synchronized (this) {
            wake = callback;
        }
        watch.onChange(callback);
        if (over()) {
            callback.run();
        }
    }

    private synchronized boolean over() {
        return over;
    }

    /** Ends the watch. Events that were not sent yet are lost. */
    void cut() {
        end(List.of());
    }

    /** Ends the watch with an ERROR event. */
    void expire() {
        String event = "{\"type\":\"ERROR\",\"object\":" + Statuses.expiredWatch() + "}\n";
        end(List.of(event.getBytes(StandardCharsets.UTF_8)));
    }

    private void end(List<byte[]> last) {
        Runnable waiting;
        synchronized (this) {
            over = true;
            late.clear();
            last.forEach(line -> late.add(new Late(line, nanos.getAsLong())));
            waiting = wake;
        }
        waiting.run();
    }

    /** Sends what is late at once. */
    void hurry() {
        Runnable waiting;
        synchronized (this) {
            hurried = true;
            waiting = wake;
        }
        waiting.run();
    }

    @Override
    public void close() {
        watch.close();
        onClose.accept(this);
    }
}
