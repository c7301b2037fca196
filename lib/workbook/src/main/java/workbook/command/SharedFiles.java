package workbook.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.cli.Printable;
import workbook.command.Exercise.Marked;

/** Notes which learners submitted the same file. It proves nothing, and does not affect the points. */
final class SharedFiles {
    private SharedFiles() {}

    /** Returns the rows, with a note if another learner has the same file with at least one point. */
    static List<Learner> noted(List<Learner> learners) {
        Map<String, List<String>> owners = new HashMap<>();
        for (Learner learner : learners) {
            files(learner)
                    .forEach(file -> owners.computeIfAbsent(file, any -> new ArrayList<>())
                            .add(learner.id()));
        }
        List<Learner> noted = new ArrayList<>();
        for (Learner learner : learners) {
            Map<String, List<String>> chapters = new LinkedHashMap<>();
            for (String file : files(learner)) {
                List<String> others = new ArrayList<>(owners.get(file));
                others.remove(learner.id());
                if (!others.isEmpty()) {
                    String first = Printable.line(others.get(0))
                            + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "");
                    chapters.computeIfAbsent(first, any -> new ArrayList<>()).add(ChapterNames.number(file));
                }
            }
            Learner row = learner;
            for (Map.Entry<String, List<String>> one : chapters.entrySet()) {
                row = row.noted("the same file as " + one.getKey() + " in " + String.join(", ", one.getValue()));
            }
            noted.add(row);
        }
        return noted;
    }

    /** Returns {@code 03-deltafifo/MyDeltaFIFO.java HASH} for each file with a point, because all learners have the stubs. */
    private static List<String> files(Learner learner) {
        return learner.marks().stream()
                .filter(mark -> mark.points() > 0)
                .map(Marked::grade)
                .map(grade -> grade.file() + " " + learner.prints().getOrDefault(grade.file(), ""))
                .toList();
    }
}
