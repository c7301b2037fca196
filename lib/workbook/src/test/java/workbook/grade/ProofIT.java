package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof finds each way in which a chapter's grading can be bad; on the toy chapter it finds nothing. */
class ProofIT {
    @TempDir
    Path chapters;

    private Path chapter;

    @BeforeEach
    void copyTheToy() throws IOException {
        chapter = chapters.resolve("01-toy");
        try (Stream<Path> files = Files.walk(Toys.folder())) {
            for (Path file : files.toList()) {
                Path copy = chapters.resolve(Toys.folder().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        System.setProperty(Chapters.FOLDER, chapters.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(Chapters.FOLDER);
        System.clearProperty(Proof.PRISTINE);
    }

    @Test
    void toyChapterIsProved() throws Exception {
        Proof.Outcome outcome = Proof.of(MyTallyToy.class);

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.summary())
                .isEqualTo(
                        "01-toy: 4 graded tests, proved on 3 lazy answers, mutants: 4, alternatives: 1, and the stub");
    }

    @Test
    void mutantThatSurvivesIsReported() throws Exception {
        replace("mutants/CountsTheGap.java", "killed-by: 1.2", "killed-by: 1.3");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .singleElement()
                .asString()
                .contains("CountsTheGap.java survives the test 1.3", "red tests: [1.2]");
    }

    @Test
    void mutantThatIsKilledWithOtherWordsIsReported() throws Exception {
        replace("mutants/CountsTheGap.java", "says: an empty string is not a word", "says: a gap is no word");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .singleElement()
                .asString()
                .contains("not with the words [a gap is no word]", "an empty string is not a word");
    }

    @Test
    void mutantWithoutHeaderOrThatDoesNotCompileIsReported() throws Exception {
        replace("mutants/OneWord.java", "// story:", "// storey:");
        replace("mutants/LastAdderWins.java", "extends Loops", "extends Loopse");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .anySatisfy(one -> assertThat(one).contains("OneWord.java: expected its first lines to be comments"))
                .anySatisfy(one -> assertThat(one).contains("LastAdderWins.java cannot be graded", "Loopse"));
    }

    @Test
    void testThatNoHeaderNamesMayKillAMutantAllTheSame() throws Exception {
        Files.delete(chapter.resolve("mutants/ForgetsTheLastLine.java"));

        assertThat(Proof.of(MyTallyToy.class).problems()).isEmpty(); // 1.3 kills OneWord, which names another
    }

    @Test
    void testThatKillsNoMutantIsReported() throws Exception {
        Files.delete(chapter.resolve("mutants/ForgetsTheLastLine.java"));
        replace("mutants/OneWord.java", "return List.of(line);", "return List.of(line.split(\" \", 2));");
        replace("mutants/OneWord.java", "killed-by: words", "killed-by: 1.1");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .singleElement()
                .asString()
                .contains("no mutant is killed by", "1.3");
    }

    @Test
    void alternativeThatFailsIsReported() throws Exception {
        replace("alternatives/Loops.java", "int count = 0", "int count = 1");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .anySatisfy(one -> assertThat(one).contains("on the alternative Loops.java", "1.3", "must be done"));
    }

    @Test
    void editedLearnersFileIsLeftOutUnlessItHasToBePristine() throws Exception {
        replace("MyTally.java", "throw new Todo(\"1.3 count the words of all lines\");", "return 5;");

        assertThat(Proof.of(MyTallyToy.class).problems()).isEmpty();
        assertThat(Proof.of(MyTallyToy.class).summary()).contains("not MyTally.java, which was edited");

        System.setProperty(Proof.PRISTINE, "true");
        assertThat(Proof.of(MyTallyToy.class).problems())
                .singleElement()
                .asString()
                .contains("no Todo for the tasks [1.3]");
    }

    @Test
    void stubOnWhichATestPassesIsReported() throws Exception {
        replace(
                "MyTally.java",
                "throw new Todo(\"1.3 count the words of all lines\");",
                "return 5; // new Todo(\"1.3 \"");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .singleElement()
                .asString()
                .contains("on the stub MyTally.java", "1.3", "must be not-started, and is done");
    }

    @Test
    void readmeThatDoesNotNameATaskIsReported() throws Exception {
        replace("README.zh-CN.md", "1.2 ", "");

        assertThat(Proof.of(MyTallyToy.class).problems())
                .containsExactly("README.zh-CN.md does not name the tasks [1.2]");
    }

    private void replace(String file, String old, String text) throws IOException {
        Path path = chapter.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(old);
        Files.writeString(path, before.replace(old, text));
    }
}
