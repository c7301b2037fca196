package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * {@code chapters/stubs.json} has the grades of the untouched exercises, so that the first {@code workbook next} need not run them. Here
 * they are run. A file that has no Todo for every task is a developer's own answer, and is left out, except with {@code
 * -Dworkbook.pristine=true}.
 */
class StubGradesIT {
    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void theShippedGradesAreThoseOfTheGrader() throws Exception {
        Gradebook book = new Gradebook(home);
        Path file = Gradebook.stubsFile(home);
        Map<String, Gradebook.Entry> shipped = new TreeMap<>(Gradebook.read(file));
        Map<String, Gradebook.Entry> graded = new TreeMap<>();
        for (String chapter : home.chapters()) {
            List<Grade> grades = book.grade(chapter);
            if (Boolean.getBoolean("workbook.pristine") || grades.stream().allMatch(this::isStub)) {
                graded.putAll(book.stubs(grades));
            } else {
                shipped.values().removeIf(entry -> entry.grade().chapter().equals(chapter));
            }
        }
        if (Boolean.getBoolean("stubs.write")) {
            Gradebook.write(file, graded);
            return;
        }
        assertThat(shipped)
                .as(
                        "chapters/stubs.json is stale. Write it: mvn -pl lib/workbook -am verify -Dtest=none -Dit.test=StubGradesIT"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dstubs.write=true")
                .isEqualTo(graded);
        assertThat(graded.values())
                .allSatisfy(entry -> assertThat(entry.grade().results())
                        .isNotEmpty()
                        .allMatch(one -> one.state() == State.NOT_STARTED));
    }

    private boolean isStub(Grade grade) {
        try {
            String text = Files.readString(home.chaptersFolder().resolve(grade.file()));
            List<String> tasks =
                    grade.results().stream().map(TaskResult::task).distinct().toList();
            return new Stub(home, grade.file(), tasks).isStub(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
