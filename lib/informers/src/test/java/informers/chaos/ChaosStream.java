package informers.chaos;

import informers.chaos.Network.StreamFault;
import informers.chaos.Spoil.After;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import replay.internal.request.WatchCursor;

/**
 * The bytes of a watch as a client receives them: late, in pieces, corrupted, cut off, or not at all. Waits on virtual time.
 * One task reads; any task may close it or inject a failure.
 */
final class ChaosStream extends InputStream implements Network.Hurtable {
    /** Bytes in transit, and what follows them. */
    private record Parcel(long arrives, byte[] bytes, After after) {}

    private static final byte[] NOTHING = new byte[0];

    private final WatchCursor cursor;
    private final Network network;
    private final long deadline;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;

    // All below is guarded by the monitor.
    private final Spoiler spoiler;
    private final Deque<Parcel> onTheWay = new ArrayDeque<>();
    private byte[] arrived = NOTHING;
    private int position;
    private After over = After.MORE;
    private boolean closed;

    /** @param patience the client's timeout for the whole watch */
    ChaosStream(WatchCursor cursor, Network network, Duration patience, Concurrency concurrency) {
        this.cursor = cursor;
        this.network = network;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
        this.spoiler = new Spoiler(network);
        this.deadline = concurrency.nanoTime() + patience.toNanos();
        network.opened(this);
        cursor.onChange(() -> monitor.with(monitor::signalAll));
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("the decoder reads into a buffer");
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
                    return copy(into, offset, length);
                }
                if (over == After.END) {
                    return -1;
                }
                if (over == After.RESET) {
                    throw new SocketException("Connection reset");
                }
                send();
                if (!receive()) {
                    await();
                }
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            throw new InterruptedIOException("interrupted");
        } finally {
            monitor.unlock();
        }
    }

    /** Returns what has arrived, or a part of it: the network cuts anywhere. */
    private int copy(byte[] into, int offset, int length) {
        int most = Math.min(length, arrived.length - position);
        int n = concurrency.random() < 0.7 ? most : 1 + (int) (concurrency.random() * most);
        System.arraycopy(arrived, position, into, offset, n);
        position += n;
        return n;
    }

    private void send() {
        spoiler.send(cursor.poll(), this::send);
        if (cursor.ended()) {
            spoiler.end(this::send);
        }
    }

    private void send(byte[] bytes, After after) {
        long arrives = concurrency.nanoTime() + network.delay().toNanos();
        Parcel last = onTheWay.peekLast();
        onTheWay.add(new Parcel(last == null ? arrives : Math.max(arrives, last.arrives()), bytes, after));
    }

    private boolean receive() {
        Parcel next = onTheWay.peek();
        if (next == null || next.arrives() > concurrency.nanoTime()) {
            return false;
        }
        onTheWay.remove();
        arrived = next.bytes();
        position = 0;
        over = next.after();
        return true;
    }

    private void await() throws InterruptedException, IOException {
        long now = concurrency.nanoTime();
        long patience = deadline - now;
        if (patience <= 0) {
            throw new InterruptedIOException("timeout");
        }
        Parcel next = onTheWay.peek();
        long wait = Math.min(patience, next == null ? Long.MAX_VALUE : next.arrives() - now);
        if (!spoiler.isOver()) {
            wait = Math.min(wait, cursor.nanosUntilNext().orElse(Long.MAX_VALUE));
            if (spoiler.holdsEndMark()) {
                wait = Math.min(wait, network.left(Mood.LATE_END_MARK).toNanos());
            }
        }
        monitor.await(Duration.ofNanos(Math.max(1, wait)));
    }

    @Override
    public void hurt(StreamFault fault) {
        monitor.with(() -> {
            spoiler.add(fault);
            monitor.signalAll();
        });
    }

    @Override
    public void heal() {
        monitor.with(() -> {
            spoiler.heal();
            monitor.signalAll();
        });
    }

    @Override
    public void close() {
        monitor.with(() -> {
            closed = true;
            monitor.signalAll();
        });
        network.gone(this);
        cursor.close();
    }
}
