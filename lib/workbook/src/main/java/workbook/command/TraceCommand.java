package workbook.command;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 03 [--mine]}: shows the operations of a chapter's class one by one. */
@Command(
        name = "trace",
        sortOptions = false,
        description = "Show the operations of a chapter's class one by one: what each changes, and the notifications.")
final class TraceCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "CHAPTER", description = "Such as 03.")
    private String chapter = "";

    @Option(names = "--mine", description = "Trace your own class instead of the library's.")
    private boolean mine;

    @Override
    public Integer call() throws Exception {
        WorkbookHome home = workbook.home();
        String name = ChapterNames.find(home, chapter);
        Trace trace = trace(home, name);
        workbook.out().println(name + ", " + (mine ? "your own class" : "the library's class"));
        trace.run(new Tracer(home.chaptersFolder(), mine, workbook.out()));
        return 0;
    }

    private static Trace trace(WorkbookHome home, String chapter) throws Exception {
        List<Path> traces = ChapterClasses.traces(home.chapter(chapter));
        if (traces.isEmpty()) {
            List<String> others = home.chapters().stream()
                    .filter(other -> !ChapterClasses.traces(home.chapter(other)).isEmpty())
                    .toList();
            throw new UserError("The chapter " + chapter + " has no trace. These have one: "
                    + (others.isEmpty() ? "none" : String.join(", ", others)) + ".");
        }
        String name = ChapterClasses.className(traces.get(0));
        Object created;
        try {
            created = ChapterClasses.of(home, chapter)
                    .loader()
                    .loadClass(name)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        if (created instanceof Trace trace) {
            return trace;
        }
        throw new UserError(name + " must implement workbook.trace.Trace.");
    }
}
