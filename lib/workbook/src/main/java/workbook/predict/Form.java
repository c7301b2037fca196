package workbook.predict;

import java.util.Optional;
import workbook.cli.Language;

/** How a question is answered: with one of its choices, or with a short text. */
public sealed interface Form permits Choices, ShortText {
    /** Returns what an answer is worth; empty if it cannot be read as an answer to this question. */
    Optional<Verdict> judge(String typed);

    /** Returns what the user may type, such as {@code a, b or c}. */
    String expected(Language language);

    /** Returns an answer as a text, from the short form that {@link Verdict#given()} has. */
    String words(String given, Language language);

    /** Returns the right answer as a text. */
    String right(Language language);

    /**
     * Returns whether the script's output decides for the right answer.
     *
     * @param value what {@link Evidence#value} has found there
     */
    boolean isDecidedBy(String value);
}
