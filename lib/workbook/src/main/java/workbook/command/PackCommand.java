package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./jbang workbook pack DIR}: packs the workbook with everything it needs, for laptops without a network. */
@Command(
        name = "pack",
        description =
                "For instructors: create a folder for a USB stick, with the workbook and everything it needs except a JDK."
                        + " It works without a network, and without files in the home folder.")
final class PackCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "DIR", description = "The new folder, such as /media/stick/informer-workbook.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = workbook.out();
        Path target = folder.toAbsolutePath().normalize();
        new Pack(workbook.home(), target, line -> {
                    out.println(line);
                    out.flush();
                })
                .make();
        out.println("packed: " + target);
        out.println(
                "Copy it to a laptop with a JDK, 17 or newer. To try it there: ./jbang 01-clients, and ./mvnw test");
        return 0;
    }
}
