package workbook.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a script: a picocli command that is a {@code Callable<Integer>} or a {@code Runnable}.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     Scripts.main(new ClientsDemo(), args);
 * }
 * }</pre>
 *
 * <p>Exit status: 0 all went well, 1 something failed, 2 the command line was wrong, 130 Ctrl-C. An error is a message
 * on standard error, and a stack trace only with {@code --debug}.
 */
public final class Scripts {
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int INTERRUPTED = 130;

    private static final Duration TO_CLOSE = Duration.ofSeconds(3);

    /** Whether Ctrl-C has come: then what the script throws on its way out is no news. */
    private static volatile boolean signalled;

    private Scripts() {}

    /** Runs the command and ends the JVM with its status. For {@code main} methods alone. */
    public static void main(Object command, String... args) {
        main(command, TO_CLOSE, args);
    }

    /** @param toClose how long after Ctrl-C the command may take to end what it does */
    public static void main(Object command, Duration toClose, String... args) {
        System.setOut(utf8(FileDescriptor.out, System.out));
        System.setErr(utf8(FileDescriptor.err, System.err));
        var ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        // Ctrl-C: the script is interrupted, so that it leaves its try blocks and closes what it opened.
        var onSignal = new Thread(() -> interruptAndWait(main, ended, toClose), "on-signal");
        Runtime.getRuntime().addShutdownHook(onSignal);

        int status = run(command, new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        System.out.flush();
        System.err.flush();
        ended.countDown();
        System.exit(status);
    }

    /** Runs the command and returns its exit status. */
    public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
        List<CommonOptions> options = new ArrayList<>();
        var line = new CommandLine(command);
        addOptions(line, options);
        BooleanSupplier debug = () -> options.stream().anyMatch(given -> given.debug);
        line.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, given) -> badUsage(e, err))
                .setExecutionExceptionHandler((e, of, result) -> failed(e, debug.getAsBoolean(), err));
        try {
            return line.execute(args);
        } catch (Error e) { // picocli hands on exceptions only; a learner's Todo is an Error
            return failed(e, debug.getAsBoolean(), err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** A command with subcommands has the common options at each of them. */
    private static void addOptions(CommandLine line, List<CommonOptions> all) {
        var options = new CommonOptions();
        all.add(options);
        line.addMixin("common", options);
        line.getCommandSpec().usageMessage().synopsisHeading("Usage: ./jbang ");
        line.getSubcommands().values().forEach(subcommand -> addOptions(subcommand, all));
    }

    /** The same words everywhere: Java would print "?" for what a poor locale, as in many containers, cannot say. */
    private static PrintStream utf8(FileDescriptor where, PrintStream otherwise) {
        boolean windows = System.getProperty("os.name").startsWith("Windows"); // its consoles have their own code page
        return windows ? otherwise : new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
    }

    private static int badUsage(ParameterException e, PrintWriter err) {
        err.println("Error: " + words(e));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try ./jbang " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return BAD_USAGE;
    }

    /** picocli takes a command that it does not know for an argument too many. */
    private static String words(ParameterException e) {
        var commands = e.getCommandLine().getSubcommands().keySet();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption() && !commands.isEmpty()) {
            return "There is no command '" + unmatched.getUnmatched().get(0) + "'. There are: "
                    + String.join(", ", commands) + ".";
        }
        return e.getMessage();
    }

    private static int failed(Throwable e, boolean debug, PrintWriter err) {
        boolean known = e instanceof UserError; // a script that says what Ctrl-C led to is heard
        if (e instanceof InterruptedException || (signalled && !known)) {
            return INTERRUPTED;
        }
        err.println("Error: " + Explanation.of(e));
        if (debug) {
            e.printStackTrace(err);
        }
        return FAILED;
    }

    private static void interruptAndWait(Thread main, CountDownLatch ended, Duration toClose) {
        if (ended.getCount() == 0) {
            return; // the script had ended by itself
        }
        signalled = true;
        main.interrupt();
        try {
            if (!ended.await(toClose.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("The script did not stop in " + toClose.toSeconds() + " s; it is cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
