package workbook.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import workbook.cli.WorkbookHome;
import workbook.see.SeeServer;
import workbook.see.StagePage;

/** {@code ./jbang workbook see 04 [--mine]}: opens a page on which an informer plays, until Ctrl-C. */
@Command(
        name = "see",
        sortOptions = false,
        description = "Open a page on which an informer plays, step by step; you decide who goes next, and what fails.")
final class SeeCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHAPTER", description = "Such as 04.")
    private String given = "";

    @Option(names = "--mine", description = "Put your own class on the stage. The page follows when you save the file.")
    private boolean mine;

    @Option(names = "--answer", paramLabel = "FILE", description = "Put the class in this file on the stage.")
    private @Nullable Path answer;

    @Option(names = "--no-browser", description = "Print the address of the page only.")
    private boolean withoutBrowser;

    @Override
    public Integer call() throws Exception {
        if (answer != null && !Files.isRegularFile(answer)) {
            throw new ParameterException(
                    spec.commandLine(), "expected a Java file after --answer, found no file " + answer + ".");
        }
        WorkbookHome home = workbook.home();
        String chapter = ChapterNames.find(home, given);
        Path file = answer == null ? null : answer.toAbsolutePath().normalize();
        ChapterScenes scenes = ChapterScenes.of(home, chapter, mine, file);
        StagePage page = new StagePage(scenes);
        try (SeeServer server = SeeServer.start(page)) {
            print(server.url());
            watch(scenes.answer(), page);
            return 0;
        }
    }

    private void print(String url) {
        PrintWriter out = workbook.out();
        out.println(url);
        boolean opened = !withoutBrowser && Browser.open(url, System.getenv());
        out.println((opened ? "It opens in your browser." : "Open it in a browser on this computer.")
                + " Only this address works; Ctrl-C ends it.");
        out.flush();
    }

    /** Follows the file until Ctrl-C. */
    private void watch(Path file, StagePage page) throws InterruptedException {
        try (FileChanges changes = FileChanges.of(List.of(file), false, workbook.out()::println)) {
            while (true) {
                changes.next();
                page.reload();
            }
        }
    }
}
