package workbook.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;

/** {@code ./jbang workbook}: the parent of its subcommands. */
@Command(
        name = "workbook",
        description = "Your progress, what comes next, grades, hints.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            NextCommand.class,
            GradeCommand.class,
            PredictCommand.class,
            WatchCommand.class,
            HintCommand.class,
            ArrangeCommand.class,
            ResetCommand.class,
            SolutionCommand.class,
            TraceCommand.class,
            SeeCommand.class,
            BreakCommand.class,
            InitCommand.class,
            PackCommand.class,
            ExportCommand.class
        },
        footer = {
            "",
            "Where to start, and what comes next: ./jbang workbook next",
            "A chapter is named 03 or 03-deltafifo.",
            "The options of a command: ./jbang workbook grade --help"
        })
public final class WorkbookCommand implements Runnable {
    private final Supplier<WorkbookHome> home;
    private final Supplier<InputStream> in;

    @Spec
    private CommandSpec spec;

    private WorkbookCommand(Supplier<WorkbookHome> home, Supplier<InputStream> in) {
        this.home = home;
        this.in = in;
    }

    public static void main(String... args) {
        Scripts.main(new WorkbookCommand(WorkbookHome::find, () -> System.in), args);
    }

    /** Returns the command for another clone than that of the running program. */
    static WorkbookCommand of(WorkbookHome home) {
        return new WorkbookCommand(() -> home, () -> System.in);
    }

    /** Returns the command for another clone, with another input. */
    static WorkbookCommand of(WorkbookHome home, InputStream in) {
        return new WorkbookCommand(() -> home, () -> in);
    }

    WorkbookHome home() {
        return home.get();
    }

    InputStream in() {
        return in.get();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }
}
