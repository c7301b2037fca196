package workbook.see;

import org.jspecify.annotations.Nullable;
import workbook.grade.RejectedAnswerException;
import workbook.stage.Problem;

/**
 * Why a scene cannot go on, as the page shows it. Immutable.
 *
 * @param message for the learner
 * @param place where, if that is known
 */
record Trouble(String message, @Nullable SourceLine place) {
    private static final int LONGEST = 4_000;

    Trouble {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    static Trouble of(RejectedAnswerException rejected, Sources sources) {
        return new Trouble(String.valueOf(rejected.getMessage()), sources.line(rejected.place()));
    }

    static Trouble of(Problem problem, Sources sources) {
        return new Trouble(
                (problem.notStarted() ? "not started: " : "") + problem.message(),
                problem.place() == null ? null : sources.line(problem.place()));
    }
}
