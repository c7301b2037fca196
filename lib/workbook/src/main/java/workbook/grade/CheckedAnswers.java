package workbook.grade;

import java.nio.file.Path;
import workbook.grade.AnswerLoader.Answers;

/** Compiles answers for a program that must live on while they run. */
public final class CheckedAnswers {
    private CheckedAnswers() {}

    /**
     * Compiles a file as {@link AnswerLoader#compile} does, and refuses code that ends the program, or reaches out of it: {@code
     * System.exit}, files, processes, connections. An answer may use the library's.
     *
     * @throws RejectedAnswerException with a message for the learner
     */
    public static <T> Answers<T> compile(Path file, Class<T> type) {
        CompiledAnswer compiled = AnswerCompiler.compile(file, type);
        AnswerCheck.check(compiled, type);
        return AnswerLoader.answers(compiled, type);
    }
}
