package workbook.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;

/**
 * The scenes of a chapter: an informer on the stage, with an answer to the chapter's exercise as one of its parts. An implementation is a
 * public class in the chapter's folder whose name ends with {@code Scenes}, with a public constructor without parameters.
 *
 * @param <T> the interface of the exercise
 */
public interface Scenes<T> {
    /**
     * Returns the scenes of a chapter whose classes are on the class path; empty if it has none.
     *
     * @param chapter the chapter's folder
     * @throws IOException if the folder cannot be read
     * @throws ReflectiveOperationException if its class is not there
     */
    static Optional<Scenes<?>> onClassPath(Path chapter) throws IOException, ReflectiveOperationException {
        Optional<String> name;
        try (Stream<Path> files = Files.list(chapter)) {
            name = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Scenes.java"))
                    .map(file -> file.replaceFirst("\\.java$", ""))
                    .findFirst();
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (Scenes<?>) Class.forName(name.get()).getConstructor().newInstance());
    }

    /** Returns the learner's file, relative to the folder of all chapters. */
    String file();

    /** Returns the interface that the learner's class implements. */
    Class<T> type();

    /**
     * Returns the scenes, in the order of the chapter's text.
     *
     * @param answers creates the answers that are put on the stage; empty for the library's part
     */
    List<Scene> scenes(Optional<Answers<T>> answers);

    /**
     * Returns the scenes with the learner's class. A chapter whose scenes need the learner's other files, too, implements this method.
     *
     * @param answers creates the learner's answers
     * @param chapters the folder of all chapters, with the learner's files
     */
    default List<Scene> mine(Answers<T> answers, Path chapters) {
        return scenes(Optional.of(answers));
    }
}
