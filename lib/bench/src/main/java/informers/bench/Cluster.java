package informers.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The data of the load server: pods, the current version, and the number of events that it will send.
 *
 * <p>Any thread.
 */
final class Cluster {
    private static final int STRIDE = 7919; // a prime: the pods change in no order

    private List<FakePod> pods = List.of();
    private long version;
    private long events; // sent so far
    private long wanted; // requested so far
    private long epoch; // an expiry begins a new one

    /** Starts again with this number of pods, and ends open watches. */
    synchronized void reset(int count) {
        List<FakePod> fresh = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fresh.add(new FakePod(i));
        }
        pods = fresh;
        version = FakePod.FIRST_VERSION;
        events = 0;
        wanted = 0;
        epoch++;
        notifyAll();
    }

    /** Adds this number of changes, to be sent as fast as possible. */
    synchronized void happen(long more) {
        wanted += more;
        notifyAll();
    }

    /** Expires all versions so far; every pod has changed since, and there is a new one. */
    synchronized void expire() {
        List<FakePod> more = new ArrayList<>(pods);
        more.add(new FakePod(pods.size()));
        version += 1000; // the expired versions
        more.forEach(pod -> pod.change(++version));
        pods = more;
        epoch++;
        notifyAll();
    }

    synchronized List<FakePod> pods() {
        return pods;
    }

    synchronized long version() {
        return version;
    }

    synchronized long epoch() {
        return epoch;
    }

    /**
     * Waits until there are events to send.
     *
     * @return how many events the caller must send, at most this many; 0 if a new epoch began
     */
    synchronized int take(int atMost, long epochOfWatch) throws InterruptedException {
        while (epoch == epochOfWatch && wanted == events) {
            wait();
        }
        return epoch == epochOfWatch ? (int) Math.min(atMost, wanted - events) : 0;
    }

    /** Returns the next event: a pod that has just changed. Call it as often as {@link #take} returned. */
    synchronized FakePod next() {
        FakePod pod = pods.get((int) (events++ * STRIDE % pods.size()));
        pod.change(++version);
        return pod;
    }

    /** Returns how many events have been sent; a bookmark follows some of them. */
    synchronized long sentEvents() {
        return events;
    }
}
