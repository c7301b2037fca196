package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.WorkbookHome;

/** The hints of the chapters: three for every task, for these tasks only, in both languages, and none of them is the solution. */
class HintsIT {
    private static final Pattern TASK = Pattern.compile("@Task\\(\"(\\d+\\.\\d+) ");
    private static final Pattern SAYS = Pattern.compile("(?m)^// says: (.+)$");
    private static final Pattern KILLED_BY = Pattern.compile("(?m)^// killed-by: (.+)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");
    /** A line of code with more tokens than this is a part of a solution and not only the name of a method. */
    private static final int TOKENS = 12;

    private final WorkbookHome home = WorkbookHome.find();

    @TestFactory
    Stream<DynamicTest> everyTaskHasThreeHints() {
        return chapters((chapter, english, chinese) -> {
            Set<String> tasks = tasks(chapter);
            assertThat(tasks).isNotEmpty();
            for (String task : tasks) {
                assertThat(english.forTask(task).stream().map(Hints.Hint::level))
                        .as("levels of the hints for " + task)
                        .containsExactly(1, 2, 3);
            }
            assertThat(english.all())
                    .allSatisfy(hint -> assertThat(tasks).as(hint.title()).containsAll(hint.tasks()));
        });
    }

    @TestFactory
    Stream<DynamicTest> bothLanguagesHaveTheSameHints() {
        return chapters((chapter, english, chinese) -> {
            assertThat(chinese.all().stream().map(HintsIT::frame).toList())
                    .isEqualTo(english.all().stream().map(HintsIT::frame).toList());
            assertThat(english.all()).allSatisfy(hint -> assertThat(hint.text()).isNotBlank());
            assertThat(chinese.all()).allSatisfy(hint -> assertThat(hint.text()).isNotBlank());
        });
    }

    /** So that the message of a wrong answer opens the hint: MutantProofIT proves that it has the words of its mutant. */
    @TestFactory
    Stream<DynamicTest> everyQuotedMessageIsThatOfAMutantOfTheTask() {
        return chapters((chapter, english, chinese) -> {
            List<Hints.Hint> quoting =
                    english.all().stream().filter(hint -> hint.level() == 0).toList();
            assertThat(quoting).isNotEmpty();
            for (Hints.Hint hint : quoting) {
                assertThat(sources(home.chapter(chapter).resolve("mutants")))
                        .as("a mutant of %s whose message says \"%s\"", hint.tasks(), hint.says())
                        .anyMatch(mutant -> SAYS.matcher(mutant)
                                        .results()
                                        .anyMatch(says -> says.group(1).contains(hint.says()))
                                && hint.tasks().stream().anyMatch(task -> isOf(chapter, mutant, task)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noHintIsTheSolution() {
        return chapters((chapter, english, chinese) -> {
            List<String> solution = solutionLines(chapter);
            assertThat(solution).isNotEmpty();
            for (Hints.Hint hint : Stream.concat(english.all().stream(), chinese.all().stream())
                    .toList()) {
                assertThat(problem(hint.text(), solution)).as(hint.title()).isEmpty();
            }
        });
    }

    @Test
    void aHintWithTheSolutionIsFound() {
        List<String> solution = List.of("items.computeIfAbsent(key,k->newArrayList<>()).add(delta);");

        assertThat(problem("All of it is `items.computeIfAbsent(key, k -> new ArrayList<>()).add(delta)`.", solution))
                .isNotEmpty();
        assertThat(problem("Write `return a;`.", solution)).isNotEmpty();
        assertThat(problem("`computeIfAbsent` creates the list, `items.get(key)` does not.", solution))
                .isEmpty();
        assertThat(problem("```java\nreturn a\n```", solution)).isNotEmpty();
    }

    private interface Check {
        void of(String chapter, Hints english, Hints chinese) throws IOException;
    }

    private Stream<DynamicTest> chapters(Check check) {
        return home.chapters().stream()
                .map(chapter -> DynamicTest.dynamicTest(
                        chapter,
                        () -> check.of(chapter, hints(chapter, "README.md"), hints(chapter, "README.zh-CN.md"))));
    }

    private Hints hints(String chapter, String name) throws IOException {
        return Hints.of(Files.readString(home.chapter(chapter).resolve(name)));
    }

    /** What must be equal in both languages. */
    private static String frame(Hints.Hint hint) {
        return hint.level() + " for " + hint.tasks() + " " + hint.says();
    }

    private Set<String> tasks(String chapter) {
        Set<String> tasks = new TreeSet<>();
        contracts(chapter).forEach(text -> TASK.matcher(text).results().forEach(task -> tasks.add(task.group(1))));
        return tasks;
    }

    private List<String> contracts(String chapter) {
        return sources(home.chapter(chapter).resolve("test")).stream()
                .filter(text -> TASK.matcher(text).find())
                .toList();
    }

    /** A mutant names its test by the title, the number or the method. */
    private boolean isOf(String chapter, String mutant, String task) {
        String killedBy = KILLED_BY
                .matcher(mutant)
                .results()
                .findFirst()
                .map(found -> found.group(1).strip())
                .orElse("");
        Pattern method = Pattern.compile(
                "@Task\\(\"" + Pattern.quote(task) + " [^\"]*\"\\)\\s+void " + Pattern.quote(killedBy) + "\\(");
        return killedBy.equals(task)
                || killedBy.startsWith(task + " ")
                || contracts(chapter).stream()
                        .anyMatch(text -> method.matcher(text).find());
    }

    private static String problem(String hint, List<String> solution) {
        for (MatchResult found : CODE.matcher(hint).results().toList()) {
            String code = found.group(1);
            if (code.contains(";") || TOKEN.matcher(code).results().count() > TOKENS) {
                return "a statement or a long expression: " + code;
            }
            for (String line : solution) {
                if (line.contains(code.replaceAll("\\s", "")) && lengthOf(line) - lengthOf(code) <= 1) {
                    return "a line of a solution: " + line;
                }
            }
        }
        return hint.contains("```") ? "a block of code" : "";
    }

    private static long lengthOf(String code) {
        return TOKEN.matcher(code).results().count();
    }

    /** Returns the statements of the alternatives and of the library's answer that are worth hiding, without spaces. */
    private List<String> solutionLines(String chapter) {
        Path folder = home.chapter(chapter);
        List<String> lines = new ArrayList<>();
        Stream.concat(sources(folder.resolve("alternatives")).stream(), sources(folder).stream())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.endsWith(";")
                        && !line.startsWith("import ")
                        && !line.startsWith("//")
                        && lengthOf(line) >= 8)
                .forEach(line -> lines.add(line.replaceAll("\\s", "")));
        return lines;
    }

    private static List<String> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(HintsIT::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
