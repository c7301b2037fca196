package workbook.chaos;

import informers.util.Concurrency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import workbook.chaos.Network.StreamFault;
import workbook.chaos.Spoil.After;
import workbook.tape.WatchCursor;

/**
 * The bytes of a watch as a client gets them: late, in pieces, spoiled, cut off, or not at all. Waits on virtual time.
 * One task reads; any may close or hurt it.
 */
final class ChaosStream extends InputStream implements Network.Hurtable {
    /** Bytes on their way, and what comes after them. */
    private record Parcel(long arrives, byte[] bytes, After after) {}

    private static final byte[] NOTHING = new byte[0];

    private final WatchCursor cursor;
    private final Network network;
    private final long deadline;
    private final Concurrency world;
    private final Concurrency.Monitor monitor;

    // All below is guarded by the monitor.
    private final Deque<StreamFault> faults = new ArrayDeque<>();
    private final Deque<Parcel> onTheWay = new ArrayDeque<>();
    private Optional<EventLine> heldEndMark = Optional.empty();
    private Optional<EventLine> lastSent = Optional.empty();
    private After sent = After.MORE; // what the last parcel on the way ends with
    private byte[] arrived = NOTHING;
    private int position;
    private After over = After.MORE;
    private boolean closed;

    /** @param patience so long the client lets it last */
    ChaosStream(WatchCursor cursor, Network network, Duration patience, Concurrency world) {
        this.cursor = cursor;
        this.network = network;
        this.world = world;
        this.monitor = world.monitor();
        this.deadline = world.nanoTime() + patience.toNanos();
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
            world.interruptMyself();
            throw new InterruptedIOException("interrupted");
        } finally {
            monitor.unlock();
        }
    }

    /** All that has arrived, or less: the network cuts where it likes. */
    private int copy(byte[] into, int offset, int length) {
        int most = Math.min(length, arrived.length - position);
        int n = world.random() < 0.7 ? most : 1 + (int) (world.random() * most);
        System.arraycopy(arrived, position, into, offset, n);
        position += n;
        return n;
    }

    private void send() {
        for (byte[] line : cursor.poll()) {
            send(new EventLine(line));
        }
        if (heldEndMark.isPresent() && !network.is(Mood.LATE_END_MARK)) {
            EventLine mark = heldEndMark.get();
            heldEndMark = Optional.empty();
            send(mark.notBefore(lastSent)); // it says how far the stream has come by now
        }
        StreamFault fault = faults.peek();
        if (fault != null && fault.afterEvents() == 0 && !fault.spoil().needsAnEvent()) {
            send(faults.remove().spoil(), NOTHING);
        }
        if (cursor.ended()) {
            send(NOTHING, After.END);
        }
    }

    private void send(EventLine line) {
        if (line.isEndMark() && network.is(Mood.LATE_END_MARK)) {
            heldEndMark = Optional.of(line);
            return;
        }
        if (line.isPlainBookmark()) {
            Tally.count("bookmark");
            if (network.is(Mood.NO_BOOKMARKS)) {
                return;
            }
        }
        StreamFault fault = faults.peek();
        if (fault != null && fault.afterEvents() == 0) {
            send(faults.remove().spoil(), line.bytes());
        } else if (fault != null) {
            faults.remove();
            faults.addFirst(new StreamFault(fault.spoil(), fault.afterEvents() - 1));
        }
        send(line.bytes(), After.MORE);
        lastSent = Optional.of(line);
    }

    private void send(Spoil spoil, byte[] line) {
        if (spoil == Spoil.EARLY_BOOKMARK) {
            lastSent.ifPresent(last -> send(last.bookmark(), After.MORE));
        } else {
            send(spoil.bytes(line), spoil.after());
        }
        Tally.count(spoil);
    }

    private void send(byte[] bytes, After after) {
        if (sent == After.MORE) {
            long arrives = world.nanoTime() + network.delay().toNanos();
            Parcel last = onTheWay.peekLast();
            onTheWay.add(new Parcel(last == null ? arrives : Math.max(arrives, last.arrives()), bytes, after));
            sent = after;
        }
    }

    private boolean receive() {
        Parcel next = onTheWay.peek();
        if (next == null || next.arrives() > world.nanoTime()) {
            return false;
        }
        onTheWay.remove();
        arrived = next.bytes();
        position = 0;
        over = next.after();
        return true;
    }

    private void await() throws InterruptedException, IOException {
        long now = world.nanoTime();
        long patience = deadline - now;
        if (patience <= 0) {
            throw new InterruptedIOException("timeout");
        }
        Parcel next = onTheWay.peek();
        long wait = Math.min(patience, next == null ? Long.MAX_VALUE : next.arrives() - now);
        if (sent == After.MORE) {
            wait = Math.min(wait, cursor.nanosUntilNext().orElse(Long.MAX_VALUE));
            if (heldEndMark.isPresent()) {
                wait = Math.min(wait, network.left(Mood.LATE_END_MARK).toNanos());
            }
        }
        monitor.await(Duration.ofNanos(Math.max(1, wait)));
    }

    @Override
    public void hurt(StreamFault fault) {
        monitor.with(() -> {
            faults.add(fault);
            monitor.signalAll();
        });
    }

    @Override
    public void heal() {
        monitor.with(() -> {
            faults.clear();
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
