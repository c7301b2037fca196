package workbook.command;

import java.util.List;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Formats grades as JUnit XML, which CI tools read: one test suite for each chapter of each learner. A test that is red or not started is
 * a failure; if the file as a whole could not be graded, all its tests are errors.
 */
final class FinalJUnit {
    private FinalJUnit() {}

    static String text(List<Learner> graded) {
        StringBuilder suites = new StringBuilder();
        long tests = 0;
        long failures = 0;
        long errors = 0;
        for (Learner learner : graded) {
            for (Marked mark : learner.marks()) {
                suites.append(suite(learner.id(), mark));
                tests += mark.grade().results().size();
                failures += failures(mark);
                errors += errors(mark);
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"informer-workbook\""
                + counts(tests, failures, errors) + ">\n" + suites + "</testsuites>\n";
    }

    private static String suite(String learner, Marked mark) {
        Grade grade = mark.grade();
        String name = Markup.line(learner) + "." + Markup.line(grade.chapter());
        StringBuilder text = new StringBuilder("  <testsuite name=\"" + name + "\""
                + counts(grade.results().size(), failures(mark), errors(mark)) + " skipped=\"0\">\n");
        for (TaskResult result : grade.results()) {
            text.append("    <testcase classname=\"").append(name).append("\" name=\"");
            text.append(Markup.line(result.title())).append('"');
            if (result.state() == State.DONE) {
                text.append("/>\n");
            } else {
                String element = mark.problem().isEmpty() ? "failure" : "error";
                text.append(">\n      <").append(element).append(" type=\"red\" message=\"");
                text.append(Markup.line(result.message().lines().findFirst().orElse("")))
                        .append("\">");
                text.append(Markup.text(result.message())).append("\nat ");
                text.append(Markup.text(GradeText.place(grade, result)));
                text.append("</").append(element).append(">\n    </testcase>\n");
            }
        }
        return text.append("  </testsuite>\n").toString();
    }

    private static String counts(long tests, long failures, long errors) {
        return " tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"" + errors + "\"";
    }

    private static long failures(Marked mark) {
        return mark.problem().isEmpty() ? notDone(mark) : 0;
    }

    private static long errors(Marked mark) {
        return mark.problem().isEmpty() ? 0 : notDone(mark);
    }

    private static long notDone(Marked mark) {
        return mark.grade().results().size() - mark.points();
    }
}
