package informers.chaos;

import informers.chaos.Network.StreamFault;
import informers.chaos.Spoil.After;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Applies the failures to the lines that a server sends. Guarded by its caller. */
final class Spoiler {
    private static final byte[] NOTHING = new byte[0];

    /** Receives the lines that are not lost; nothing after the end. */
    @FunctionalInterface
    interface Out {
        void send(byte[] bytes, After after);
    }

    private final Network network;
    private final Deque<StreamFault> faults = new ArrayDeque<>();
    private Optional<EventLine> heldEndMark = Optional.empty();
    private Optional<EventLine> lastSent = Optional.empty();
    private boolean over;

    Spoiler(Network network) {
        this.network = network;
    }

    void add(StreamFault fault) {
        faults.add(fault);
    }

    void heal() {
        faults.clear();
    }

    /** Returns whether it delays the bookmark that ends a streamed list. */
    boolean holdsEndMark() {
        return heldEndMark.isPresent();
    }

    /** Sends these lines, and delayed ones that are due. */
    void send(List<byte[]> lines, Out out) {
        lines.forEach(line -> line(new EventLine(line), out));
        if (heldEndMark.isPresent() && !network.is(Mood.LATE_END_MARK)) {
            EventLine mark = heldEndMark.get();
            heldEndMark = Optional.empty();
            line(mark.notBefore(lastSent), out); // its version must not be behind the events sent before it
        }
        StreamFault fault = faults.peek();
        if (fault != null && fault.afterEvents() == 0 && !fault.spoil().needsAnEvent()) {
            spoil(faults.remove().spoil(), NOTHING, out);
        }
    }

    /** The server has ended the stream. */
    void end(Out out) {
        send(NOTHING, After.END, out);
    }

    private void line(EventLine line, Out out) {
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
            spoil(faults.remove().spoil(), line.bytes(), out);
        } else if (fault != null) {
            faults.remove();
            faults.addFirst(new StreamFault(fault.spoil(), fault.afterEvents() - 1));
        }
        send(line.bytes(), After.MORE, out);
        lastSent = Optional.of(line);
    }

    private void spoil(Spoil spoil, byte[] line, Out out) {
        if (spoil == Spoil.EARLY_BOOKMARK) {
            lastSent.ifPresent(last -> send(last.bookmark(), After.MORE, out));
        } else {
            send(spoil.bytes(line), spoil.after(), out);
        }
        Tally.count(spoil);
    }

    private void send(byte[] bytes, After after, Out out) {
        if (!over) {
            over = after != After.MORE;
            out.send(bytes, after);
        }
    }

    /** Returns whether no further line can be sent. */
    boolean isOver() {
        return over;
    }
}
