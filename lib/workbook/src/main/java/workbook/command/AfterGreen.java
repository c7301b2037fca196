package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.remark.Remarks;

/** What comes after the last test of a chapter: a remark on the code, the other solutions, and the next chapter by name. */
final class AfterGreen {
    private AfterGreen() {}

    static boolean isGreen(Grade grade) {
        return !grade.results().isEmpty()
                && grade.count(State.DONE) == grade.results().size();
    }

    /** Returns everything; nothing if a test of the chapter is not done. */
    static List<String> lines(WorkbookHome home, Grade grade) {
        if (!isGreen(grade)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(aboutTheCode(home, grade));
        Optional<String> next = following(home, grade.chapter());
        if (next.isEmpty()) {
            lines.add("This is the last chapter. What is open in the others: ./jbang workbook next");
        } else {
            lines.add("next: " + named(home, next.get()));
            lines.add("read: chapters/" + next.get() + "/README.md");
            lines.add("run: ./jbang " + next.get());
        }
        return lines;
    }

    /** Returns the lines about the chapter itself: a remark if there is one, where the other solutions are, and its open puzzles. */
    static List<String> aboutTheCode(WorkbookHome home, Grade grade) {
        List<String> lines = new ArrayList<>();
        String file = grade.file().replaceFirst(".*/", "");
        Remarks.on(home.chaptersFolder().resolve(grade.file()))
                .ifPresent(remark -> lines.add("a remark on " + file + ":" + remark.line() + ": " + remark.text()));
        lines.add("other solutions: ./jbang workbook solution " + ChapterNames.number(grade.chapter()));
        BreakCommand.offer(home, grade.chapter()).ifPresent(lines::add);
        return lines;
    }

    /** Returns {@code 04-reflector — list, watch, and recover from failures}. */
    static String named(WorkbookHome home, String chapter) {
        return chapter
                + ChapterNames.about(home, chapter).map(about -> " — " + about).orElse("");
    }

    private static Optional<String> following(WorkbookHome home, String chapter) {
        List<String> chapters = home.chapters();
        int at = chapters.indexOf(chapter);
        return at >= 0 && at + 1 < chapters.size() ? Optional.of(chapters.get(at + 1)) : Optional.empty();
    }
}
