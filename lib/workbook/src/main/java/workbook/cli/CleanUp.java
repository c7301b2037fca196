package workbook.cli;

/**
 * What a script has to put right before it ends, however it ends: objects in somebody's cluster, for one. Register it with
 * {@link CleanUps}.
 *
 * <p>Any thread calls any method.
 */
public interface CleanUp {
    /**
     * Called once, at the first Ctrl-C, before the script's thread is interrupted. Ends what the script waits for and says
     * that cleaning up begins; does not clean up itself. Returns soon.
     */
    void interrupted();

    /**
     * Cleans up. Blocks until that is done or has failed; a second caller waits for the first. Interrupts do not end it.
     * Throws nothing: what could not be done is in {@link #byHand}.
     */
    void finish();

    /**
     * Returns what is left at this moment, and the commands that remove it: the last words of a script that could not, or
     * may not, do it.
     *
     * @return lines without a line break at the end; {@code ""} if nothing is left
     */
    String byHand();

    /** Returns whether something is left that nobody is removing: then the script has failed. */
    boolean failed();
}
