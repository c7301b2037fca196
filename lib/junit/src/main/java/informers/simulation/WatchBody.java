package informers.simulation;

import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import replay.internal.request.ApiRequest;
import replay.internal.request.WatchCursor;

/**
 * The body of a watch's response: events arrive late, on virtual time. One task reads; another may cancel it. What is shared is used
 * between two steps of the scheduler, so only the wait needs a monitor.
 */
final class WatchBody extends InputStream {
    private record Parcel(long arrives, byte[] bytes) {}

    private static final byte[] NOTHING = new byte[0];

    private final WatchCursor cursor;
    private final ApiRequest request;
    private final ReplicaSlot owner;
    private final Network network;
    private final SeededScheduler scheduler;
    private final Concurrency.Monitor monitor;
    private final long deadline;
    private final Deque<Parcel> onTheWay = new ArrayDeque<>();
    private byte[] arrived = NOTHING;
    private int position;
    private boolean initial; // what comes now belongs to a list: only changes are late
    private boolean cut;
    private boolean closed;

    /**
     * @param initial whether it begins with the current objects
     * @param patience the client's limit for the whole watch; zero for none
     */
    WatchBody(
            WatchCursor cursor,
            ApiRequest request,
            boolean initial,
            ReplicaSlot owner,
            Network network,
            Duration patience,
            SeededScheduler scheduler) {
        this.cursor = cursor;
        this.request = request;
        this.initial = initial;
        this.owner = owner;
        this.network = network;
        this.scheduler = scheduler;
        this.monitor = scheduler.monitor();
        this.deadline = patience.isZero() ? Long.MAX_VALUE : scheduler.nanoTime() + patience.toNanos();
        network.opened(this);
        cursor.onChange(this::wake);
    }

    ReplicaSlot owner() {
        return owner;
    }

    ApiRequest request() {
        return request;
    }

    /** Returns the events on the way, in order, as the lines that will arrive. */
    List<byte[]> onTheWay() {
        return onTheWay.stream().map(Parcel::bytes).toList();
    }

    private void wake() {
        scheduler.wake(monitor);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("OkHttp reads into a buffer");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        monitor.lock();
        try {
            while (true) {
                if (closed) {
                    throw new IOException("Canceled");
                }
                if (position < arrived.length) {
                    int n = Math.min(length, arrived.length - position);
                    System.arraycopy(arrived, position, into, offset, n);
                    position += n;
                    return n;
                }
                if (cut) {
                    throw new SocketException("Connection reset");
                }
                send();
                if (!receive()) {
                    if (cursor.ended() && onTheWay.isEmpty()) {
                        return -1;
                    }
                    await();
                }
            }
        } catch (InterruptedException e) {
            scheduler.interruptMyself();
            throw new InterruptedIOException("interrupted");
        } finally {
            monitor.unlock();
        }
    }

    private void send() {
        for (byte[] event : cursor.poll()) {
            Duration lag = initial ? Duration.ZERO : network.lag(request.path());
            long arrives = scheduler.nanoTime() + network.delay().plus(lag).toNanos();
            Parcel last = onTheWay.peekLast();
            onTheWay.add(new Parcel(last == null ? arrives : Math.max(arrives, last.arrives()), event));
        }
        initial = false;
    }

    private boolean receive() {
        Parcel next = onTheWay.peek();
        if (next == null || next.arrives() > scheduler.nanoTime()) {
            return false;
        }
        onTheWay.remove();
        network.onlooker().arrived(this, next.bytes());
        arrived = next.bytes();
        position = 0;
        return true;
    }

    private void await() throws InterruptedException, IOException {
        long now = scheduler.nanoTime();
        if (now >= deadline) {
            throw new InterruptedIOException("timeout");
        }
        Parcel next = onTheWay.peek();
        long wait = Math.min(deadline - now, next == null ? Long.MAX_VALUE : next.arrives() - now);
        if (!cursor.ended()) {
            wait = Math.min(wait, cursor.nanosUntilNext().orElse(Long.MAX_VALUE));
        }
        monitor.await(Duration.ofNanos(Math.max(1, wait)));
    }

    /** Breaks the connection. What is on the way is lost. */
    void cut() {
        cut = true;
        onTheWay.clear();
        release();
        wake();
    }

    /** Lets everything on the way arrive now. */
    void hurry() {
        long now = scheduler.nanoTime();
        Deque<Parcel> late = new ArrayDeque<>(onTheWay);
        onTheWay.clear();
        late.forEach(parcel -> onTheWay.add(new Parcel(now, parcel.bytes())));
        wake();
    }

    /** Releases what the server has for a reader that is dead. */
    void abandon() {
        closed = true;
        release();
    }

    @Override
    public void close() {
        closed = true;
        release();
        wake();
    }

    private void release() {
        network.closed(this);
        cursor.close();
    }
}
