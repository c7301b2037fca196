package workbook.see;

import workbook.grade.AnswerLoader.Answers;
import workbook.trace.Scenes;

/** The chapters' classes. They have no package, so this is implemented by a class without one, which the build writes. */
public interface BrowserParts {
    /**
     * Returns the scenes of a chapter.
     *
     * @param chapter its number, such as {@code 04}
     */
    Scenes<?> scenes(String chapter);

    /**
     * Returns a wrong answer to a chapter.
     *
     * @throws IllegalArgumentException if it was not compiled
     */
    Answers<?> mutant(String chapter, String name);
}
