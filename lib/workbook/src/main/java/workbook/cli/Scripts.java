package workbook.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
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
 * <p>Exit status: 0 after success, 1 if something failed or is left to clean up, 2 if the command line was wrong, 130 after Ctrl-C
 * (143 after SIGTERM, 129 after SIGHUP). An error is printed as a message on standard error, with a stack trace only if {@code --debug}
 * is given.
 *
 * <p>The first Ctrl-C interrupts the script. The script then has three seconds to end, and the time that its {@link CleanUps} need. A
 * second Ctrl-C ends it at once.
 */
public final class Scripts {
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int INTERRUPTED = 130;

    private static final Duration TO_CLOSE = Duration.ofSeconds(3);

    /** Set if one script has this JVM for itself; null if a JVM runs many, as in tests. */
    private static volatile @Nullable Interrupts interrupts;

    private Scripts() {}

    /** Runs the command and ends the JVM with its status. Only for {@code main} methods. */
    public static void main(Object command, String... args) {
        main(command, TO_CLOSE, args);
    }

    /**
     * Runs the command and ends the JVM with its status.
     *
     * @param toClose how long the command may take to end after Ctrl-C, apart from its clean-ups
     */
    public static void main(Object command, Duration toClose, String... args) {
        System.setOut(safe(FileDescriptor.out));
        System.setErr(safe(FileDescriptor.err));
        Interrupts watch = Interrupts.watch(toClose);
        interrupts = watch;

        int status = run(command, new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        System.out.flush();
        System.err.flush();
        watch.ended();
        System.exit(watch.status(status));
    }

    /** Runs the command and returns its exit status. */
    public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
        List<CommonOptions> options = new ArrayList<>();
        var line = new CommandLine(command);
        addOptions(line, options);
        BooleanSupplier debug = () -> options.stream().anyMatch(given -> given.debug);
        line.setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // no escape sequences, not even our own
                .setParameterExceptionHandler((e, given) -> badUsage(e, err))
                .setExecutionExceptionHandler((e, of, result) -> failed(e, debug.getAsBoolean(), err));
        int status;
        try {
            status = line.execute(args);
        } catch (Error e) { // picocli handles only exceptions; a learner's Todo is an Error
            status = failed(e, debug.getAsBoolean(), err);
        }
        out.flush();
        CleanUps.Remainder remainder = CleanUps.remainder(Thread.currentThread());
        if (!remainder.text().isEmpty()) {
            err.println(remainder.text());
        }
        if (remainder.failed() && status == 0) {
            status = FAILED;
        }
        err.flush();
        return status;
    }

    /** Adds the common options to the command and each of its subcommands. */
    private static void addOptions(CommandLine line, List<CommonOptions> all) {
        var options = new CommonOptions();
        all.add(options);
        line.addMixin("common", options);
        line.getCommandSpec().usageMessage().synopsisHeading("Usage: ./jbang ");
        line.getSubcommands().values().forEach(subcommand -> addOptions(subcommand, all));
    }

    /**
     * Returns a stream that is safe for terminals (see {@link PrintableStream}) and writes UTF-8 even in the C locale of many
     * containers, for which Java prints "?". Windows' consoles have a code page of their own.
     */
    private static PrintStream safe(FileDescriptor where) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String console = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        Charset charset = !windows
                ? StandardCharsets.UTF_8
                : console == null ? Charset.defaultCharset() : Charset.forName(console);
        return PrintableStream.over(new FileOutputStream(where), charset);
    }

    private static int badUsage(ParameterException e, PrintWriter err) {
        error(err, words(e));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try ./jbang " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return BAD_USAGE;
    }

    /** picocli reports an unknown command as an unmatched argument. */
    private static String words(ParameterException e) {
        var commands = e.getCommandLine().getSubcommands().keySet();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption() && !commands.isEmpty()) {
            return "There is no command '" + unmatched.getUnmatched().get(0) + "'. There are: "
                    + String.join(", ", commands) + ".";
        }
        return String.valueOf(e.getMessage());
    }

    private static int failed(Throwable e, boolean debug, PrintWriter err) {
        boolean known = e instanceof UserError; // a script may explain what Ctrl-C has caused
        if (e instanceof InterruptedException || (isInterrupted() && !known)) {
            return INTERRUPTED;
        }
        error(err, Explanation.of(e));
        if (debug) {
            e.printStackTrace(err);
        }
        return FAILED;
    }

    /** A terminal itself breaks lines inside words. */
    private static void error(PrintWriter err, String message) {
        String text = "Error: " + message;
        (Terminal.isTerminal() ? Paragraph.lines(text, 80) : text.lines().toList()).forEach(err::println);
    }

    /** Returns whether Ctrl-C was received: then exceptions that end the script are not reported. */
    private static boolean isInterrupted() {
        Interrupts watch = interrupts;
        return watch != null && watch.isSignalled();
    }
}
