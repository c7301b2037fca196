package informers.reflector;

/**
 * How far the reflector has come, and from where its next list or watch begins.
 *
 * <p>Written by the reflector's thread; {@link #last} may be read by any. Corresponds to {@code relistResourceVersion} and
 * {@code rewatchResourceVersion}.
 */
final class SyncVersion {
    private volatile String last = "";
    private boolean unavailable; // the server refused the last version: it forgot it, or has not come so far

    /** What the last list or event brought; {@code ""} before the first. */
    String last() {
        return last;
    }

    void reached(String version) {
        last = version;
    }

    /** The server does not serve the last version. */
    void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /**
     * For a LIST. The first takes what the server's cache has at hand, also if it is a bit old; a later one must not go
     * back in time behind what was seen already; and if that cannot be had, only the newest will do, which comes from
     * etcd.
     */
    String forList() {
        if (unavailable) {
            return "";
        }
        return last.isEmpty() ? "0" : last;
    }

    /** For a streamed list, where also the first is the newest: it comes from the server's cache all the same. */
    String forWatchList() {
        return unavailable ? "" : last;
    }
}
