package workbook.see;

import java.util.List;
import java.util.Optional;
import workbook.stage.Scene;

/** The scenes of a chapter, and whose parts can be put on the stage. Safe for use by many threads. */
public interface SceneSource {
    /** The library's parts. */
    String LIBRARY = "library";

    /** Returns the chapter's number, such as {@code 04}. */
    String chapter();

    /** Returns whose parts there are to choose from, the one to begin with first: {@code library}, {@code mine}, {@code answer}. */
    List<String> parts();

    /** Returns the file that is on the stage with the part to begin with, as users write it; empty if that is the library's. */
    Optional<String> file();

    /**
     * Returns the scenes with these parts. A learner's file is compiled if it has changed.
     *
     * @throws workbook.grade.RejectedAnswerException if it does not compile
     * @throws workbook.cli.UserError if the chapter's own classes do not compile
     */
    List<Scene> scenes(String part);
}
