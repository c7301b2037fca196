package workbook.tape;

import java.util.function.LongSupplier;

/**
 * One world over a tape: a story clock that starts with the first watch, and the writes of its clients. Sessions of one
 * tape know nothing of each other.
 *
 * <p>Any thread may call any method; nothing waits.
 */
public final class Session implements AutoCloseable {
    private final Tape tape;

    /**
     * @param tables prints Tables
     * @param nanos a clock that never goes back, such as {@code System::nanoTime}
     * @param speed how many seconds of the story pass in one second of the clock: 1 as recorded, 10 faster
     */
    public Session(Tape tape, TableForm tables, LongSupplier nanos, double speed) {
        this.tape = tape;
    }

    public Tape tape() {
        return tape;
    }

    /** Answers a request. Never throws for a bad one: it gets the Status that the real server would send. */
    public ApiAnswer handle(ApiRequest request) {
        throw new UnsupportedOperationException("not yet written");
    }

    /** The requests so far. */
    public RequestCounts counts() {
        throw new UnsupportedOperationException("not yet written");
    }

    /** Ends all its watches. */
    @Override
    public void close() {}
}
