package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./jbang workbook pack DIR}: the workbook with all that it needs, for laptops without a network. */
@Command(
        name = "pack",
        description =
                "For instructors: make a folder for a USB stick, with the workbook and all that it needs but a JDK."
                        + " It works without a network, and without anything in the home folder.")
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
        out.println("Copy it to a laptop that has a JDK, 17 or newer. There: ./jbang 01-clients, and ./mvnw test");
        return 0;
    }
}
