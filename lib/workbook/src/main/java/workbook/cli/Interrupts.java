package workbook.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a script after Ctrl-C. The first one interrupts it, and gives it time: a few seconds to leave, and as long as its
 * {@link CleanUps} need. The second one ends it at once, with the commands that finish the job.
 */
final class Interrupts {
    /** What a shell adds to a signal's number for the exit status. */
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
     * Watches over the script on this thread from now on.
     *
     * @param toLeave how long it may take to end what it does, apart from its clean-ups
     */
    static Interrupts watch(Duration toLeave) {
        Interrupts interrupts = new Interrupts(Thread.currentThread(), toLeave);
        Signals.handle(interrupts::signal);
        // In a runtime without signals: Ctrl-C. Else: somebody ends the JVM, such as System.exit in a learner's class.
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutdown, "on-shutdown"));
        return interrupts;
    }

    /** Whether a signal has come. */
    boolean came() {
        return status != 0;
    }

    /** The status to end with: 130 after Ctrl-C, 143 after SIGTERM, whatever the script says. */
    int status(int ofScript) {
        return came() ? status : ofScript;
    }

    /** Called when the script has ended: from now on nothing is cut off. */
    void ended() {
        ended.countDown();
    }

    private void signal(int number) {
        if (signals.incrementAndGet() == 1) {
            status = SIGNALLED + number;
            interruptAndWait();
            cutOff("The script did not stop in " + toLeave.toSeconds() + " s; it is cut off.");
        } else if (signals.get() == 2) {
            cutOff("Ended at once.");
        }
    }

    private void shutdown() {
        if (ended.getCount() == 0) {
            return; // the script had ended by itself
        }
        if (!came()) {
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
        // It may stand where no interrupt reaches it: a learner's endless loop. The cluster is cleaned up all the same.
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

    private void cutOff(String why) {
        if (ended.getCount() == 0) {
            return; // it ends by itself just now
        }
        PrintStream err = System.err;
        System.out.flush();
        err.println(why);
        for (CleanUp left : CleanUps.open()) {
            String words = left.byHand();
            if (!words.isEmpty()) {
                err.println(words);
            }
        }
        err.flush();
        Runtime.getRuntime().halt(status);
    }
}
