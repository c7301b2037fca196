package workbook.window;

import java.util.List;
import java.util.Optional;

/** A screen and the keys of its user. For one thread. */
public interface Window extends AutoCloseable {
    /** Returns the size at this moment: the user may change it. */
    Size size();

    /**
     * Draws the screen.
     *
     * @param lines from the top; what is longer than the screen is cut
     */
    void draw(List<String> lines);

    /**
     * Waits a short time for a key: about 100 ms.
     *
     * @return the character, or {@code up}, {@code down}, {@code left}, {@code right}, {@code page-up}, {@code page-down}, {@code home},
     *     {@code end}, {@code enter}, {@code escape}; empty if none was pressed
     */
    Optional<String> key() throws InterruptedException;

    /** Leaves the window: the terminal is as it was before. Can be called again. */
    @Override
    void close();
}
