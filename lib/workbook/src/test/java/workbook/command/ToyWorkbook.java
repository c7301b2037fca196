package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;

/** A workbook with two toy chapters in a folder of the test, and the command that runs there. */
final class ToyWorkbook {
    static final String RIGHT_SUM = """
            import java.util.List;

            public class MySum implements Sum {
                @Override
                public int add(int a, int b) {
                    return a + b;
                }

                @Override
                public int total(List<Integer> numbers) {
                    return numbers.stream().reduce(0, this::add);
                }
            }
            """;

    final Path root;

    /** The output of a command, and its exit status. */
    record Run(int status, String out, String err) {}

    private ToyWorkbook(Path root) {
        this.root = root;
    }

    static ToyWorkbook in(Path folder) {
        Path from = Path.of("src/test/resources/toy-workbook");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
            Files.createDirectories(folder.resolve("lib/informers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ToyWorkbook(folder);
    }

    WorkbookHome home() {
        return WorkbookHome.at(root);
    }

    Path file(String name) {
        return root.resolve("chapters").resolve(name);
    }

    String read(String name) throws IOException {
        return Files.readString(file(name));
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    void replace(String name, String what, String by) throws IOException {
        String text = read(name);
        if (!text.contains(what)) {
            throw new IllegalArgumentException(name + " does not hold: " + what);
        }
        write(name, text.replace(what, by));
    }

    Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Scripts.run(WorkbookCommand.of(home()), new PrintWriter(out), new PrintWriter(err), args);
        return new Run(status, out.toString().replace("\r\n", "\n"), err.toString());
    }
}
