package replay.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import replay.internal.request.WatchCursor;

/** A watch whose events are sent by the test. */
final class ScriptedCursor implements WatchCursor {
    private final List<byte[]> due = new ArrayList<>();
    private Runnable wake = () -> {};
    private boolean over;
    private boolean closed;

    void send(String line) {
        Runnable toWake;
        synchronized (this) {
            due.add((line + "\n").getBytes(StandardCharsets.UTF_8));
            toWake = wake;
        }
        toWake.run();
    }

    void end() {
        Runnable toWake;
        synchronized (this) {
            over = true;
            toWake = wake;
        }
        toWake.run();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized List<byte[]> poll() {
        List<byte[]> now = List.copyOf(due);
        due.clear();
        return now;
    }

    @Override
    public synchronized OptionalLong nanosUntilNext() {
        return OptionalLong.empty();
    }

    @Override
    public synchronized boolean ended() {
        return over && due.isEmpty();
    }

    @Override
    public void onChange(Runnable newWake) {
        synchronized (this) {
            wake = newWake;
        }
        newWake.run();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
