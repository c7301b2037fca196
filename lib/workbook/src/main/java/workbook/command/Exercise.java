package workbook.command;

import java.nio.file.Path;
import java.util.List;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * A chapter's exercise, as the instructor's own workbook has it. Immutable.
 *
 * @param chapter {@code 03-deltafifo}
 * @param file the learner's file, from the folder of all chapters on
 * @param test the name of the class that grades it
 * @param classes the folder of the chapter's compiled classes
 * @param tests the graded tests, as they are when nobody has begun
 */
record Exercise(String chapter, String file, String test, Path classes, List<TaskResult> tests) {
    private static final int LONGEST_MESSAGE = 8_000;

    Exercise {
        tests = List.copyOf(tests);
    }

    /** Every test is red, for a reason that is about the file as a whole. */
    Marked broken(String why) {
        return new Marked(grade(why), why);
    }

    private Grade grade(String why) {
        String name = SubmittedFileSearch.fileName(file);
        return new Grade(
                chapter,
                file,
                tests.stream()
                        .map(one -> new TaskResult(one.task(), one.title(), one.method(), State.RED, why, name))
                        .toList());
    }

    /**
     * Takes a grade that came from a process in which somebody else's code ran: only if it has every test of this exercise
     * once, in order, and nothing else. A grade of the file as a whole is red for each test.
     */
    Marked checked(Grade grade) {
        List<TaskResult> results = grade.results();
        if (results.size() == 1
                && results.get(0).task().isEmpty()
                && results.get(0).state() == State.RED) {
            return broken(cut(results.get(0).message()));
        }
        boolean same = grade.chapter().equals(chapter)
                && grade.file().equals(file)
                && results.stream()
                        .map(Exercise::key)
                        .toList()
                        .equals(tests.stream().map(Exercise::key).toList())
                && results.stream()
                        .allMatch(
                                one -> one.state() == State.DONE ? one.message().isEmpty() : true);
        if (!same) {
            return broken("the results contradict the list of tests: expected the " + tests.size() + " tests of "
                    + chapter + ", once each; came " + results.size()
                    + " results. Does the class interfere with the grading?");
        }
        return new Marked(
                new Grade(
                        chapter,
                        file,
                        results.stream()
                                .map(one -> new TaskResult(
                                        one.task(),
                                        one.title(),
                                        one.method(),
                                        one.state(),
                                        cut(one.message()),
                                        cut(one.place())))
                                .toList()),
                "");
    }

    private static List<String> key(TaskResult result) {
        return List.of(result.task(), result.title(), result.method());
    }

    static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ... (cut)";
    }

    /**
     * A grade with one result for each test.
     *
     * @param problem why the file could not be graded test by test; "" if it was
     */
    record Marked(Grade grade, String problem) {
        long points() {
            return grade.count(State.DONE);
        }
    }
}
