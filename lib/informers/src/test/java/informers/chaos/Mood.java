package informers.chaos;

import java.util.Locale;

/** A failure of the server or the network that lasts for a while. */
enum Mood {
    /** No request arrives, and open watches break. */
    OUTAGE,
    /** Responses and events take seconds. */
    SLOW,
    /** Bookmarks are lost, except the one that ends a streamed list. */
    NO_BOOKMARKS,
    /** The bookmark that ends a streamed list is not sent until this ends. */
    LATE_END_MARK,
    /** Streamed lists are refused: the feature is off. */
    NO_WATCH_LIST,
    /** An old server, which does not support streamed lists and ignores their parameters. */
    OLD_SERVER,
    /** Lists are as old as the request allows. */
    STALE_LISTS,
    /** Each continue token has expired when it is used. */
    FORGETS_PAGES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
