package workbook.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.UserError;

/** {@code jbang workbook@CATALOG init DIR}: writes a working copy of the exercises, without git. */
@Command(
        name = "init",
        description = "Without a clone: write a working copy of the workbook, with all exercises, into a new folder."
                + " No git is needed, and no file is overwritten.")
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "DIR", description = "The new folder, such as informer-workbook.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        int files;
        try (InputStream archive = InitCommand.class.getResourceAsStream("/" + WorkingCopy.RESOURCE)) {
            if (archive == null) {
                throw new UserError(
                        "Expected the files of the workbook in the jar of a release, found none: this program runs from a"
                                + " clone.\nUse the clone " + workbook.home().root() + ", or copy it with git clone.");
            }
            files = new WorkingCopy(target).write(archive);
        }
        PrintWriter out = workbook.out();
        out.println("The workbook is in " + target + ": " + files + " files. To start:");
        out.println("  cd " + (folder.toString().contains(" ") ? '"' + folder.toString() + '"' : folder));
        out.println("  ./jbang workbook next");
        return 0;
    }
}
