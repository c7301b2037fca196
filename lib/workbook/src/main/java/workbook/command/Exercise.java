package workbook.command;

import java.nio.file.Path;
import java.util.List;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * The exercise of a chapter, in the instructor's workbook. Immutable.
 *
 * @param chapter {@code 03-deltafifo}
 * @param file the learner's file, relative to the folder of all chapters
 * @param test the name of the class that grades it
 * @param classes the folder of the chapter's compiled classes
 * @param tests the results of all graded tests as not started
 */
record Exercise(String chapter, String file, String test, Path classes, List<TaskResult> tests) {
    private static final int LONGEST_MESSAGE = 8_000;

    Exercise {
        tests = List.copyOf(tests);
    }

    /** Returns how many tests these exercises have. */
    static int tests(List<Exercise> exercises) {
        return exercises.stream().mapToInt(one -> one.tests.size()).sum();
    }

    /** Returns red results for all tests, for a reason that concerns the whole file. */
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
     * Checks a grade from a process in which a learner's code ran: it must have every test of this exercise once, in order, and nothing
     * else. If the whole file was rejected, every test is red.
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
                    + chapter + ", once each, found " + results.size()
                    + " results. Does the class interfere with the grading?");
        }
        return new Marked(cut(grade), "");
    }

    private static List<String> key(TaskResult result) {
        return List.of(result.task(), result.title(), result.method());
    }

    /** Returns the grade with shortened messages. */
    static Grade cut(Grade grade) {
        return new Grade(
                grade.chapter(),
                grade.file(),
                grade.results().stream()
                        .map(one -> new TaskResult(
                                one.task(),
                                one.title(),
                                one.method(),
                                one.state(),
                                cut(one.message()),
                                cut(one.place())))
                        .toList());
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ... (cut)";
    }

    /**
     * A grade with one result for each test.
     *
     * @param problem why the file as a whole could not be graded; "" if it was
     */
    record Marked(Grade grade, String problem) {
        long points() {
            return grade.count(State.DONE);
        }
    }
}
