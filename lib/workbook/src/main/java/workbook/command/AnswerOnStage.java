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
 * @param part which part it is, such as {@code queue}; {@link #WHOLE} if it cannot be a part of another chapter's scene
 * @param isOfTheScenes whether the chapter's own scenes are played
 */
record AnswerOnStage(Scenes<?> scenes, Path file, String part, boolean isOfTheScenes) {
    static final String WHOLE = "informer";

    static AnswerOnStage of(Scenes<?> scenes, Path file, boolean isOfTheScenes) {
        return new AnswerOnStage(scenes, file, part(scenes), isOfTheScenes);
    }

    /** A part is created when a scene begins, so an answer that cannot be created shows where the chapter puts it. */
    private static <T> String part(Scenes<T> scenes) {
        Answers<T> none = args -> {
            throw new IllegalStateException("no scene begins here");
        };
        InformerParts<Pod> standard = InformerParts.standard();
        InformerParts<Pod> parts;
        try {
            parts = scenes.scenes(Optional.of(none)).get(0).parts();
        } catch (IllegalStateException e) {
            return WHOLE; // its parts are more than one
        }
        if (!isSame(parts.queue(), standard.queue())) {
            return "queue";
        }
        if (!isSame(parts.indexer(), standard.indexer())) {
            return "store";
        }
        if (!isSame(parts.reflector(), standard.reflector())) {
            return "reflector";
        }
        if (!isSame(parts.process(), standard.process())) {
            return "process";
        }
        return isSame(parts.processor(), standard.processor()) ? WHOLE : "processor";
    }

    /** The library's factories are functions without a state: each has a class of its own. */
    private static boolean isSame(Object factory, Object other) {
        return factory.getClass() == other.getClass();
    }

    /** Returns the chapter's scenes with the answer, compiled now. */
    List<Scene> compiled(Path chapters) {
        return compiled(scenes, chapters);
    }

    private <T> List<Scene> compiled(Scenes<T> typed, Path chapters) {
        return typed.mine(CheckedAnswers.compile(file, typed.type()), chapters);
    }

    /** Replaces the library's part in other scenes with the answer, compiled now. A part that is not the library's stays. */
    List<Scene> putInto(List<Scene> others, Path chapters) {
        Scene mine = compiled(chapters).get(0);
        return others.stream()
                .map(scene -> scene.withParts(() -> put(mine.parts(), scene.parts())))
                .toList();
    }

    private InformerParts<Pod> put(InformerParts<Pod> mine, InformerParts<Pod> into) {
        InformerParts<Pod> standard = InformerParts.standard();
        return switch (part) {
            case "queue" -> isSame(into.queue(), standard.queue()) ? into.withQueue(mine.queue()) : into;
            case "store" -> isSame(into.indexer(), standard.indexer()) ? into.withIndexer(mine.indexer()) : into;
            case "reflector" ->
                isSame(into.reflector(), standard.reflector()) ? into.withReflector(mine.reflector()) : into;
            case "process" -> isSame(into.process(), standard.process()) ? into.withProcess(mine.process()) : into;
            case "processor" ->
                isSame(into.processor(), standard.processor()) ? into.withProcessor(mine.processor()) : into;
            default -> into;
        };
    }
}
