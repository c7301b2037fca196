package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Scripts;
import workbook.command.ToyWorkbook.Run;

class ArrangeCommandIT {
    private static final String MINE = "01-sum/MySum.java";

    private static final String USUAL = """
            import java.util.ArrayList;
            import java.util.List;

            public class UsualSum implements Sum {
                private final List<Integer> seen = new ArrayList<>();

                // Task 1.1
                @Override
                public int add(int a, int b) {
                    int sum = a;
                    // not 1.1 (Doubles): int sum = b;
                    sum += b;
                    return sum;
                    // not 1.1 (FirstOnly): return a;
                }

                // Task 1.2
                @Override
                public int total(List<Integer> numbers) {
                    seen.addAll(numbers);
                    int total = 0;
                    for (int number : seen) {
                        int before = total;
                        // not 1.2 (LastOnly): int before = 0;
                        total = before + number;
                    }
                    return total;
                    // not 1.2 (CountsOnly): return seen.size();
                }
            }
            """;

    @TempDir
    Path folder;

    private ToyWorkbook home;
    private String stub;

    @BeforeEach
    void copyTheWorkbook() throws IOException {
        home = ToyWorkbook.in(folder);
        home.write("01-sum/alternatives/UsualSum.java", USUAL);
        stub = home.read(MINE);
    }

    @Test
    void theRightOrderIsPutIntoTheFile() throws IOException {
        Run run = arrange("1.1", "quit");
        assertThat(run.out()).doesNotContain("Note:");
        String order = numbers(run, "int sum = a;", "sum += b;", "return sum;");
        run = arrange("1.1", order, "grade");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(home.read(MINE)).isEqualTo(stub.replace("""
                        throw new Todo("1.1 two numbers");
                """, """
                        int sum = a;
                        sum += b;
                        return sum;
                """));
        assertThat(backups())
                .singleElement()
                .satisfies(backup -> assertThat(backup).hasContent(stub));
        assertThat(unwrapped(run))
                .contains("Right. add() is now in chapters/01-sum/MySum.java", "kept: .workbook/backup/01-sum/MySum");
        assertThat(folder.resolve(".workbook/arrange/1.1.properties")).doesNotExist();
        assertThat(arrange("1.1").out()).contains("is done in chapters/01-sum/MySum.java: there is nothing to arrange");
    }

    @Test
    void fieldsAndImportsThatAreMissingAreAddedAndOtherMethodsAreBorrowed() throws IOException {
        Run run = arrange("1.2", "quit");
        run = arrange("1.2", total(run), "grade");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).contains("The tests ran with the usual solution of add()");
        assertThat(home.read(MINE))
                .startsWith("""
                        import java.util.ArrayList;
                        import java.util.List;
                        import workbook.grade.Todo;

                        public class MySum implements Sum {
                            private final List<Integer> seen = new ArrayList<>();
                        """)
                .contains(
                        "throw new Todo(\"1.1 two numbers\");",
                        "        for (int number : seen) {\n            int before")
                .doesNotContain("// not", "1.2 many numbers");
    }

    @Test
    void windowsLineEndsStay() throws IOException {
        home.write(MINE, stub.replace("\n", "\r\n"));
        Run run = arrange("1.2", "quit");
        assertThat(arrange("1.2", total(run), "grade").status()).isZero();
        assertThat(home.read(MINE).replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void theSecondFailedTryNamesAWrongLine() throws IOException {
        Run run = arrange("1.1", "quit");
        String wrong = numbers(run, "int sum = b;", "sum += b;", "return sum;");
        String wrongLine = wrong.split(" ")[0];
        run = arrange("1.1", wrong, "grade", "grade");

        assertThat(run.status()).isEqualTo(GradeCommand.NOT_STARTED);
        assertThat(run.out()).contains("Not right yet (try 1)", "1.1 two numbers", "two and three are five");
        assertThat(run.out().split("Help: line " + wrongLine + " is one of the two wrong lines", -1))
                .hasSize(2);
        assertThat(home.read(MINE)).isEqualTo(stub);

        String swapped = numbers(run, "sum += b;", "int sum = a;", "return sum;");
        run = arrange("1.1", swapped, "grade");
        assertThat(run.out())
                .contains("try 3", "It does not compile", "line " + swapped.split(" ")[0] + ": cannot find symbol");
        assertThat(unwrapped(run))
                .contains("line " + swapped.split(" ")[0] + " is the first one that is not in its place");
    }

    @Test
    void anArrangementIsKept() {
        Run run = arrange("1.1", "quit");
        String order = numbers(run, "return sum;", "sum += b;");
        arrange("1.1", order);
        run = arrange("1.1", "up " + order.split(" ")[1]);

        assertThat(run.out()).contains("You continue with the arrangement of last time", "aside:");
        assertThat(arrange("1.1").out())
                .containsSubsequence(
                        "public int add(int a, int b) {", "sum += b;", "return sum;", "aside:", "int sum =");
    }

    @Test
    void blocksThatAreNotClosedAreNamed() {
        Run run = arrange("1.2", "quit");
        String loop = numbers(run, "for (int number : seen) {");
        String end = numbers(run, "}");

        assertThat(arrange("1.2", loop, "grade").out())
                .contains("in total(), the block of line " + loop + " is not closed");
        assertThat(arrange("1.2", end, "grade").out())
                .contains("in total(), line " + end + " ends a block, and none is");
    }

    @Test
    void aFileThatIsBuiltInAnotherWayIsNotChanged() throws IOException {
        String other = stub.replace("public class MySum implements Sum {", """
                        public class MySum implements Sum {
                            private final String seen = "";
                        """);
        home.write(MINE, other);
        Run run = arrange("1.2", "quit");
        assertThat(unwrapped(run)).contains("so these lines cannot be put there as they are");
        run = arrange("1.2", total(run), "grade");

        assertThat(run.status()).isEqualTo(GradeCommand.RED);
        assertThat(run.out()).contains("The order is right", "Nothing was put", "cannot find symbol", "reset 1");
        assertThat(home.read(MINE)).isEqualTo(other);
        assertThat(folder.resolve(".workbook/backup")).doesNotExist();

        home.write(MINE, stub.replace("throw new Todo(\"1.1", "throw new new Todo(\"1.1"));
        run = arrange("1.2", "grade");
        assertThat(run.out()).contains("The order is right", "Nothing was put", "line 9");
    }

    @Test
    void whatIsDoneIsNotUndone() throws IOException {
        home.write(MINE, """
                import java.util.List;

                public class MySum implements Sum {
                    @Override
                    public int add(int a, int b) {
                        total(List.of(a));
                        return total(List.of(a, b));
                    }

                    @Override
                    public int total(List<Integer> numbers) {
                        int total = 0;
                        for (int number : numbers) {
                            total += number == 3 && numbers.size() == 3 ? 0 : number;
                        }
                        return total;
                    }
                }
                """);
        Run run = arrange("1.2", "quit");
        String before = home.read(MINE);
        run = arrange("1.2", total(run), "grade");

        assertThat(run.status()).as(run.out()).isEqualTo(GradeCommand.RED);
        assertThat(unwrapped(run))
                .contains("in chapters/01-sum/MySum.java it would undo what is done: 1.1 two numbers");
        assertThat(home.read(MINE)).isEqualTo(before);
    }

    @Test
    void inputThatMakesNoSenseIsReported() {
        Run run = arrange("1.1", "up", "up 9", "3 3", "1 x", "drop 1", "up 1", "jump 2", "put 1 2 3", "?");

        assertThat(run.out())
                .as(run.err())
                .contains("Expected a command such as up 4, found: up")
                .contains("Expected the number of a line, 1 to 5, found: 9")
                .contains("Line 3 is named twice", "found: x", "Line 1 lies aside")
                .contains("found: jump 2", "found: put 1 2 3", "put the lines in this order");
        assertThat(home.run("arrange", "1.7").err()).contains("There is no task 1.7 to arrange. There are: 1.1, 1.2.");
        assertThat(home.run("arrange", "01").err()).contains("expected a task, such as 3.4, found '01'");
        assertThat(home.run("arrange", "2.1").err()).contains("There is no usual solution");
        assertThat(home.run("arrange", "1.1", "--lang=fr").err()).contains("expected --lang en or zh");
    }

    @Test
    void inChinese() {
        Run run = run("1.1", "--lang=zh", "?");
        assertThat(run.out().replace("\n", "")).contains("任务 1.1", "其中两行是错的", "按这个顺序排列各行", "你的排列已保留");
    }

    private Run arrange(String task, String... lines) {
        return run(Stream.concat(Stream.of(task, "--lang=en"), Stream.of(lines)).toArray(String[]::new));
    }

    /** Runs the command with a task, a language, and the lines that are typed. */
    private Run run(String... words) {
        String typed = String.join("\n", List.of(words).subList(2, words.length)) + "\n";
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        int status = Scripts.run(
                WorkbookCommand.of(home.home(), input),
                new PrintWriter(out),
                new PrintWriter(err),
                "arrange",
                words[0],
                words[1]);
        return new Run(status, out.toString().replace("\r\n", "\n"), err.toString());
    }

    private static String unwrapped(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private static String total(Run run) {
        return numbers(
                run,
                "seen.addAll(numbers);",
                "int total = 0;",
                "for (int number : seen) {",
                "int before = total;",
                "total = before + number;",
                "}",
                "return total;");
    }

    /** Returns the numbers of these lines in the output. */
    private static String numbers(Run run, String... codes) {
        StringBuilder numbers = new StringBuilder();
        for (String code : codes) {
            Matcher line = Pattern.compile("(?m)^ *(\\d+) +" + Pattern.quote(code) + "$")
                    .matcher(run.out());
            assertThat(line.find()).as(code + " in\n" + run.out() + run.err()).isTrue();
            numbers.append(numbers.isEmpty() ? "" : " ").append(line.group(1));
        }
        return numbers.toString();
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".workbook/backup/01-sum"))) {
            return files.toList();
        }
    }
}
