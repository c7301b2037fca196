package informers.chaos;

import java.util.Locale;

/** What may be wrong with the server, or the way to it, for a while. */
enum Mood {
    /** No request arrives, and open watches break. */
    OUTAGE,
    /** Answers and events take seconds. */
    SLOW,
    /** Bookmarks are lost; but not the one that ends a streamed list. */
    NO_BOOKMARKS,
    /** The bookmark that ends a streamed list is not sent before this is over. */
    LATE_END_MARK,
    /** Streamed lists are refused: the feature is off. */
    NO_WATCH_LIST,
    /** An old server, which does not know streamed lists and so pays no heed to what asks for them. */
    OLD_SERVER,
    /** Lists that may be older than the newest state are: as old as the request allows. */
    STALE_LISTS,
    /** Whenever a page of a list was sent, the server forgets how to go on. */
    FORGETS_PAGES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
