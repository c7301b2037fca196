package workbook.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.State;

/**
 * Chooses the questions that come back. A question comes back one or two chapters after its own, if its own was answered. If it is
 * then answered wrongly, it comes back once more in each later chapter, until it is answered rightly.
 */
public final class Recalls {
    /** The chapter in which a question is asked when all chapters are done. */
    public static final String AFTER_ALL = "all";

    private Recalls() {}

    /** Returns what comes back in the chapter at which a learner with these grades works. */
    public static List<Recall> due(WorkbookHome home, List<Grade> grades) {
        return due(home, current(home, grades));
    }

    /** Returns the first chapter that is not done; {@link #AFTER_ALL} if all are. */
    public static String current(WorkbookHome home, List<Grade> grades) {
        return home.chapters().stream()
                .filter(chapter ->
                        grades.stream().anyMatch(grade -> grade.chapter().equals(chapter) && isOpen(grade)))
                .findFirst()
                .orElse(AFTER_ALL);
    }

    /** Returns what comes back in this chapter, or after all chapters. */
    public static List<Recall> due(WorkbookHome home, String chapter) {
        List<Prediction> given = Predictions.of(home).all();
        Set<String> asked = given.stream().map(Prediction::question).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return List.of(); // the usual case in a new clone: no file of questions has to be read
        }
        List<String> chapters = home.chapters();
        int now = chapter.equals(AFTER_ALL) ? chapters.size() : chapters.indexOf(chapter);
        List<Recall> due = new ArrayList<>();
        for (int i = 0; i < now; i++) {
            String number = chapters.get(i).substring(0, 2);
            if (asked.stream().noneMatch(id -> id.startsWith(number + "-"))) {
                continue;
            }
            Optional<Questions> questions = Questions.find(home, chapters.get(i));
            for (Recall recall : questions.map(Questions::later).orElse(List.of())) {
                int from = Math.min(i + recall.after(), chapters.size());
                boolean asksAgain = given.stream()
                        .filter(one -> one.question().equals(recall.question().id()))
                        .noneMatch(one -> one.right() || one.during().equals(chapter));
                if (now >= from && asked.contains(recall.of()) && asksAgain) {
                    due.add(recall);
                }
            }
        }
        return due;
    }

    private static boolean isOpen(Grade grade) {
        return grade.first(State.RED).isPresent()
                || grade.first(State.NOT_STARTED).isPresent();
    }
}
