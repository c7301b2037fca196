package workbook.cli;

/**
 * What a script must undo before it ends, also after an error or Ctrl-C, such as objects in a real cluster. Register it with {@link
 * CleanUps}.
 *
 * <p>Implementations must be safe for use by many threads.
 */
public interface CleanUp {
    /**
     * Called once, at the first Ctrl-C, before the script's thread is interrupted. Ends what the script waits for, and prints that
     * the clean-up starts. Does not clean up itself. Must not block.
     */
    void interrupted();

    /**
     * Cleans up. Blocks until that is done or has failed; a second caller waits for the first. An interrupt does not end it. Never
     * throws: {@link #byHand} returns what could not be done.
     */
    void finish();

    /**
     * Returns what is left at this moment, and the commands that remove it, for a script that could not do it or was ended.
     *
     * @return lines without a line break at the end; {@code ""} if nothing is left
     */
    String byHand();

    /** Returns whether something is left that will not be removed: then the script has failed. */
    boolean failed();
}
