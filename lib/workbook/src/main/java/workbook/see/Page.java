package workbook.see;

import java.util.Map;

/** What the page can ask for. The results are made of records, maps, lists, texts and numbers. Safe for use by many threads. */
public interface Page extends AutoCloseable {
    /** Returns what there is to see. */
    Object scenes();

    /**
     * Plays a session.
     *
     * @param fields those of the request
     * @throws IllegalArgumentException if they are not as expected; the message says what was
     */
    Object play(Map<String, Object> fields);

    /**
     * Keeps the answer of a question.
     *
     * @param fields those of the request
     * @throws IllegalArgumentException if they are not as expected; the message says what was
     */
    Object predict(Map<String, Object> fields);

    /**
     * Returns how a puzzle is solved, for a player who gives it up.
     *
     * @param fields those of the request
     * @throws IllegalArgumentException if they are not as expected; the message says what was
     */
    Object giveUp(Map<String, Object> fields);

    /** Returns what the page is notified of. */
    EventStream events();

    /** Ends everything that runs for the page. */
    @Override
    void close();
}
