package informers.reflector;

/**
 * The resourceVersion that the reflector has reached, and the one of its next list or watch.
 *
 * <p>Written by the reflector's thread; {@link #last} may be read by any thread. Corresponds to {@code relistResourceVersion} and
 * {@code rewatchResourceVersion}.
 */
final class SyncVersion {
    private volatile String last = "";
    private boolean unavailable; // the server no longer has the last version, or has not reached it

    /** Returns the resourceVersion of the last list or event; {@code ""} before the first. */
    String last() {
        return last;
    }

    void reached(String version) {
        last = version;
    }

    /** Sets whether the server refuses the last version. */
    void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /**
     * Returns the resourceVersion for a LIST. The first list accepts any version that the server's cache has ("0"). A later
     * list must not go back behind the last version. If the server refuses that version, the newest is listed (""), which
     * is read from etcd.
     */
    String forList() {
        if (unavailable) {
            return "";
        }
        return last.isEmpty() ? "0" : last;
    }

    /** Returns the resourceVersion for a streamed list. The first one requests the newest, which the cache serves, too. */
    String forWatchList() {
        return unavailable ? "" : last;
    }
}
