package workbook.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.cli.Printable;
import workbook.command.Exercise.Marked;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Formats the grades of one learner for Gradescope: the content of the file {@code results.json} that an autograder writes
 * (https://gradescope-autograders.readthedocs.io/en/latest/specs/). Each test is worth one point. Learners see it; so the notes for the
 * instructor, which name other learners, are not in it.
 */
final class FinalGradescope {
    /** The value of {@code extra_data.program}, by which the grader recognizes its own files. */
    static final String PROGRAM = "informer-workbook";

    private FinalGradescope() {}

    /** Returns the tree to write as JSON. */
    static Map<String, Object> tree(Learner learner) {
        List<Object> tests = new ArrayList<>();
        StringBuilder output = new StringBuilder();
        for (Marked mark : learner.marks()) {
            List<TaskResult> results = mark.grade().results();
            output.append(mark.grade().chapter())
                    .append(": ")
                    .append(mark.points())
                    .append(" of ")
                    .append(results.size())
                    .append(mark.problem().isEmpty() ? "" : ". " + Printable.lines(mark.problem()))
                    .append('\n');
            results.forEach(result -> tests.add(test(mark.grade().chapter(), result)));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("output", (learner.error().isEmpty() ? "" : Printable.lines(learner.error()) + "\n\n") + output);
        all.put("output_format", "text");
        all.put("test_output_format", "text");
        all.put("test_name_format", "text");
        all.put("visibility", "visible");
        all.put("stdout_visibility", "hidden");
        if (!learner.took().isZero()) {
            all.put("execution_time", learner.took().toMillis() / 1000.0);
        }
        all.put("tests", tests);
        all.put("extra_data", Map.of("program", PROGRAM));
        return all;
    }

    private static Map<String, Object> test(String chapter, TaskResult result) {
        boolean passed = result.state() == State.DONE;
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("name", result.title().substring(result.task().length()).strip());
        test.put("number", result.task());
        test.put("score", passed ? 1.0 : 0.0);
        test.put("max_score", 1.0);
        test.put("status", passed ? "passed" : "failed");
        if (!passed) {
            test.put("output", Printable.lines(result.message()) + "\nat chapters/" + chapter + "/" + result.place());
        }
        test.put("output_format", "text");
        test.put("visibility", "visible");
        test.put("tags", List.of(chapter));
        return test;
    }
}
