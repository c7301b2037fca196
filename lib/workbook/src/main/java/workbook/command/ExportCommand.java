package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import workbook.cli.Language;

/** {@code ./jbang workbook export jetbrains DIR}: writes the exercises as a course for JetBrains Academy. */
@Command(
        name = "export",
        sortOptions = false,
        description =
                "For instructors: write the exercises as a course for the JetBrains Academy plugin of IntelliJ IDEA,"
                        + " with one lesson for each chapter.")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "jetbrains, the only format.")
    private String format = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The new folder of the course.")
    private Path folder = Path.of("");

    @Option(names = "--lang", paramLabel = "en|zh", description = "The language. Without it: that of your system.")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!format.equals("jetbrains")) {
            throw new ParameterException(spec.commandLine(), "expected the format jetbrains, found '" + format + "'.");
        }
        Path target = folder.toAbsolutePath().normalize();
        int lessons = new JetBrainsCourse(workbook.home(), Language.of(language)).write(target);
        PrintWriter out = workbook.out();
        out.println("exported: " + target + ", " + lessons + " lessons");
        out.println("Its build needs the workbook's jars in your Maven repository. Once, in the workbook:");
        out.println("  mvn -q -DskipTests -pl lib/workbook,lib/testkit -am install");
        out.println("Then open the folder in IntelliJ IDEA with the plugin JetBrains Academy.");
        return 0;
    }
}
