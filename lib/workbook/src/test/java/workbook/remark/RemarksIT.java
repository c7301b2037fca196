package workbook.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/** Runs all rules on all right answers of the chapters. A remark on one of them is listed here only if it is true. */
class RemarksIT {
    private static final Map<String, String> JUDGED = Map.of(
            "03-deltafifo/alternatives/UsualQueue.java", "KeysThenValues: replace() looks up the deltas of each key",
            "05-store/alternatives/PersistentTreeStore.java",
                    "ForeignCodeUnderLock: writers wait for the whole list; readers do not",
            "05-store/alternatives/SynchronizedStore.java", "ForeignCodeUnderLock: readers wait for the whole list",
            "05-store/alternatives/UsualStore.java", "ForeignCodeUnderLock: readers wait for the whole list",
            "06-indexer/alternatives/UsualIndex.java", "KeysThenValues: replace() looks up the object of each key",
            "09-factory/alternatives/LockedFactory.java", "KeysThenValues: start() has a loop over the types",
            "09-factory/alternatives/UsualFactory.java", "KeysThenValues: start() has a loop over the types");

    @Test
    void everyRemarkOnARightAnswerWasJudged() throws IOException {
        WorkbookHome home = WorkbookHome.find();
        Map<String, String> said = new TreeMap<>();
        for (String chapter : home.chapters()) {
            for (Path answer : answers(home.chapter(chapter))) {
                ParsedFile file = ParsedFile.of(answer).orElseThrow(() -> new AssertionError("cannot parse " + answer));
                for (Rule rule : Remarks.RULES) {
                    rule.check(file)
                            .ifPresent(remark -> said.put(
                                    home.chaptersFolder()
                                            .relativize(answer)
                                            .toString()
                                            .replace('\\', '/'),
                                    rule.getClass().getSimpleName()));
                }
            }
        }

        assertThat(said.keySet()).isEqualTo(new TreeMap<>(JUDGED).keySet());
        said.forEach((answer, rule) -> assertThat(JUDGED.get(answer)).startsWith(rule + ": "));
    }

    /** Returns the alternatives and the library's answer. */
    private static List<Path> answers(Path chapter) throws IOException {
        List<Path> answers = new ArrayList<>();
        try (Stream<Path> alternatives = Files.list(chapter.resolve("alternatives"));
                Stream<Path> given = Files.list(chapter)) {
            alternatives.filter(file -> file.toString().endsWith(".java")).forEach(answers::add);
            given.filter(file -> file.getFileName().toString().matches("Lib.*\\.java"))
                    .forEach(answers::add);
        }
        return answers;
    }
}
