package workbook.command;

import informers.api.Pod;
import informers.informer.InformerParts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.grade.CheckedAnswers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/**
 * An answer to a chapter's exercise, as a part of an informer.
 *
 * @param scenes of the chapter with the exercise
 * @param part which part it is: {@code queue}, {@code store}, {@code reflector}, {@code processor}; {@code informer} if it is none of them
 * @param isOfTheScenes whether the chapter's own scenes are played
 */
record AnswerOnStage(Scenes<?> scenes, Path file, String part, boolean isOfTheScenes) {
    static AnswerOnStage of(Scenes<?> scenes, Path file, boolean isOfTheScenes) {
        return new AnswerOnStage(scenes, file, part(scenes), isOfTheScenes);
    }

    /** A part is created when a scene begins, so an answer that cannot be created shows where the chapter puts it. */
    private static <T> String part(Scenes<T> scenes) {
        Answers<T> none = args -> {
            throw new IllegalStateException("no scene begins here");
        };
        InformerParts<Pod> parts = parts(scenes.scenes(Optional.of(none)));
        InformerParts<Pod> standard = InformerParts.standard();
        return isSame(parts.queue(), standard.queue())
                ? isSame(parts.indexer(), standard.indexer())
                        ? isSame(parts.reflector(), standard.reflector())
                                ? isSame(parts.processor(), standard.processor()) ? "informer" : "processor"
                                : "reflector"
                        : "store"
                : "queue";
    }

    private static InformerParts<Pod> parts(List<Scene> scenes) {
        return scenes.get(0).parts();
    }

    private static boolean isSame(Object factory, Object other) {
        return factory.getClass() == other.getClass();
    }

    /** Returns the chapter's scenes with the answer, compiled now. */
    List<Scene> compiled() {
        return compiled(scenes);
    }

    private <T> List<Scene> compiled(Scenes<T> typed) {
        return typed.scenes(Optional.of(CheckedAnswers.compile(file, typed.type())));
    }

    /** Replaces the library's part in other scenes with the answer, compiled now. A part that is not the library's stays. */
    List<Scene> putInto(List<Scene> others) {
        InformerParts<Pod> mine = parts(compiled());
        InformerParts<Pod> standard = InformerParts.standard();
        return others.stream()
                .map(scene -> {
                    InformerParts<Pod> its = scene.parts();
                    return scene.withParts(
                            switch (part) {
                                case "queue" ->
                                    isSame(its.queue(), standard.queue()) ? its.withQueue(mine.queue()) : its;
                                case "store" ->
                                    isSame(its.indexer(), standard.indexer()) ? its.withIndexer(mine.indexer()) : its;
                                case "reflector" ->
                                    isSame(its.reflector(), standard.reflector())
                                            ? its.withReflector(mine.reflector())
                                            : its;
                                case "processor" ->
                                    isSame(its.processor(), standard.processor())
                                            ? its.withProcessor(mine.processor())
                                            : its;
                                default -> its;
                            });
                })
                .toList();
    }
}
