package workbook.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.command.Exercise.Marked;
import workbook.grade.Misconceptions;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** What all learners together got wrong in the exercise of a chapter: the same failure of several learners is one row. */
final class RoomFailures {
    private static final int LETTERS = 26;

    private final Misconceptions misconceptions;

    /** For each learner, for each test. */
    private final List<List<Optional<Failure>>> failures = new ArrayList<>();

    private final Map<Failure, Row> rows = new LinkedHashMap<>();

    /** How a failure was recognized. */
    enum Kind {
        /** The message has the words of a mutant. */
        KNOWN,
        /** It has not. */
        OTHER,
        /** The whole file could not be graded. */
        FILE
    }

    /**
     * A failure of one or more learners.
     *
     * @param task the title of the task; "" if it concerns the whole file
     * @param kind how it was recognized
     * @param key what makes two failures of a task the same: all that the answers may do wrong; the first line of the message if nothing
     *     is known
     */
    record Failure(String task, Kind kind, String key) {}

    /**
     * A failure, with all who had it.
     *
     * @param sign the sign for it in the table of the learners: a letter for a known misconception of the task
     * @param text what the answer does wrong; the first line of the message if it is not known
     * @param learners in the order of the rows
     */
    record Row(Failure failure, String sign, String text, List<Learner> learners) {}

    /** @param index of the exercise in the marks of each learner */
    RoomFailures(int index, Exercise exercise, List<Learner> learners, Misconceptions misconceptions) {
        this.misconceptions = misconceptions;
        Map<Failure, List<Learner>> found = new LinkedHashMap<>();
        Map<Failure, String> texts = new HashMap<>();
        for (Learner learner : learners) {
            Marked mark = learner.marks().get(index);
            List<Optional<Failure>> own = new ArrayList<>();
            for (TaskResult result : mark.grade().results()) {
                Optional<Failure> failure = failure(mark, result);
                failure.ifPresent(one ->
                        texts.putIfAbsent(one, one.kind == Kind.KNOWN ? misconceptions.describe(result) : one.key));
                own.add(failure);
            }
            failures.add(own);
            own.stream()
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(failure -> found.computeIfAbsent(failure, any -> new ArrayList<>())
                            .add(learner));
        }
        List<String> tasks =
                exercise.tests().stream().map(TaskResult::title).distinct().toList();
        String task = "";
        int letters = 0;
        for (Map.Entry<Failure, List<Learner>> one :
                found.entrySet().stream().sorted(order(tasks)).toList()) {
            Failure failure = one.getKey();
            letters = failure.task.equals(task) ? letters : 0;
            task = failure.task;
            String sign = switch (failure.kind) {
                case KNOWN -> letter(letters++);
                case OTHER -> "?";
                case FILE -> "\u2013";
            };
            String text = texts.getOrDefault(failure, failure.key);
            rows.put(failure, new Row(failure, sign, text, List.copyOf(one.getValue())));
        }
    }

    /** By task, whole files first; then known misconceptions, the most frequent first. */
    private static Comparator<Map.Entry<Failure, List<Learner>>> order(List<String> tasks) {
        return Comparator.<Map.Entry<Failure, List<Learner>>>comparingInt(one -> tasks.indexOf(one.getKey().task))
                .thenComparing(one -> one.getKey().kind)
                .thenComparing(one -> -one.getValue().size())
                .thenComparing(one -> one.getKey().key);
    }

    /** Returns the failure behind a result; empty if the test is done or not started. */
    private Optional<Failure> failure(Marked mark, TaskResult result) {
        if (!mark.problem().isEmpty()) {
            return Optional.of(new Failure("", Kind.FILE, firstLine(mark.problem())));
        }
        if (result.state() != State.RED || result.notStarted()) {
            return Optional.empty();
        }
        List<String> known = misconceptions.of(result);
        return Optional.of(
                known.isEmpty()
                        ? new Failure(result.title(), Kind.OTHER, firstLine(result.message()))
                        : new Failure(result.title(), Kind.KNOWN, String.join(" / ", known)));
    }

    /** Without the line of the learner's file at its end, by which equal failures would differ. */
    private static String firstLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("")
                .replaceFirst(" \\(\\w+\\.java:\\d+\\)$", "");
    }

    /** Returns a, b, ..., z, aa, ab. */
    private static String letter(int number) {
        String last = String.valueOf((char) ('a' + number % LETTERS));
        return number < LETTERS ? last : letter(number / LETTERS - 1) + last;
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /**
     * Returns the row of a result; empty if the test is done or not started.
     *
     * @param learner the number of the learner
     * @param test the number of the test
     */
    Optional<Row> row(int learner, int test) {
        return failures.get(learner).get(test).map(rows::get);
    }
}
