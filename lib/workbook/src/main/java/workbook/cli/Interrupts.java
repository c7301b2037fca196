package workbook.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a script after Ctrl-C. The first one interrupts the script, and waits: a few seconds for its end, and as long as its {@link
 * CleanUps} need. The second one ends it at once, and prints the commands that remove what is left.
 */
final class Interrupts {
    /** The exit status is this plus the number of the signal, as in shells. */
    private static final int SIGNALLED = 128;

    private static final int INTERRUPT = 2;

    private final Thread script;
    private final Duration toLeave;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger signals = new AtomicInteger();
    private volatile int status;

    private Interrupts(Thread script, Duration toLeave) {
        this.script = script;
        this.toLeave = toLeave;
    }

    /**
     * Handles signals for the script on this thread from now on.
     *
     * @param toLeave how long the script may take to end after an interrupt, apart from its clean-ups
     */
    static Interrupts watch(Duration toLeave) {
        Interrupts interrupts = new Interrupts(Thread.currentThread(), toLeave);
        Signals.handle(interrupts::signal);
        // For Ctrl-C in a runtime without signals, and for code that ends the JVM, such as System.exit in a learner's
        // class.
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutdown, "on-shutdown"));
        return interrupts;
    }

    /** Returns whether a signal was received. */
    boolean isSignalled() {
        return status != 0;
    }

    /** Returns the exit status: 130 after Ctrl-C, 143 after SIGTERM, otherwise that of the script. */
    int status(int ofScript) {
        return isSignalled() ? status : ofScript;
    }

    /** Called when the script has ended: from now on it is not killed. */
    void ended() {
        ended.countDown();
    }

    private void signal(int number) {
        if (signals.incrementAndGet() == 1) {
            status = SIGNALLED + number;
            interruptAndWait();
            kill("The script did not end within " + toLeave.toSeconds() + " s; killed.");
        } else if (signals.get() == 2) {
            kill("Killed.");
        }
    }

    private void shutdown() {
        if (ended.getCount() == 0) {
            return; // the script has ended by itself
        }
        if (!isSignalled()) {
            status = SIGNALLED + INTERRUPT;
            interruptAndWait();
        }
    }

    private void interruptAndWait() {
        CleanUps.open().forEach(CleanUp::interrupted);
        script.interrupt();
        if (hasEnded()) {
            return;
        }
        // It may ignore the interrupt, as a learner's endless loop does. The cluster is cleaned up anyway.
        CleanUps.open().forEach(CleanUp::finish);
        hasEnded();
    }

    private boolean hasEnded() {
        try {
            return ended.await(toLeave.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void kill(String why) {
        if (ended.getCount() == 0) {
            return; // it is about to end by itself
        }
        PrintStream err = System.err;
        System.out.flush();
        err.println(why);
        for (CleanUp left : CleanUps.open()) {
            String text = left.byHand();
            if (!text.isEmpty()) {
                err.println(text);
            }
        }
        err.flush();
        Runtime.getRuntime().halt(status);
    }
}
