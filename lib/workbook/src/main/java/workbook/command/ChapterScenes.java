package workbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader;
import workbook.see.SceneSource;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The scenes of a chapter, with the library's parts, or with an answer that is compiled when its file has changed. */
final class ChapterScenes implements SceneSource {
    private final WorkbookHome home;
    private final String chapter;
    private final Scenes<?> scenes;
    private final Path file;
    private final List<String> parts;
    private final Map<String, Compiled> compiled = new HashMap<>(); // by part; guarded by this

    private record Compiled(String digest, List<Scene> scenes) {}

    private ChapterScenes(WorkbookHome home, String chapter, Scenes<?> scenes, Path file, List<String> parts) {
        this.home = home;
        this.chapter = chapter;
        this.scenes = scenes;
        this.file = file;
        this.parts = List.copyOf(parts);
    }

    /**
     * Finds the scenes of a chapter.
     *
     * @param mine whether the learner's file is on the stage at first
     * @param answer another file to put on the stage; null for none
     */
    static ChapterScenes of(WorkbookHome home, String chapter, boolean mine, @Nullable Path answer) throws Exception {
        List<Path> sources = ChapterClasses.scenes(home.chapter(chapter));
        if (sources.isEmpty()) {
            List<String> others = home.chapters().stream()
                    .filter(other -> !ChapterClasses.scenes(home.chapter(other)).isEmpty())
                    .toList();
            throw new UserError("The chapter " + chapter + " has no scenes. These have some: "
                    + (others.isEmpty() ? "none" : String.join(", ", others)) + ".");
        }
        String name = ChapterClasses.className(sources.get(0));
        Object created = ChapterClasses.of(home, chapter)
                .loader()
                .loadClass(name)
                .getConstructor()
                .newInstance();
        if (!(created instanceof Scenes<?> scenes)) {
            throw new UserError(name + " must implement workbook.trace.Scenes.");
        }
        Path learners = home.chaptersFolder().resolve(scenes.file());
        List<String> parts = new ArrayList<>(List.of(LIBRARY));
        if (answer == null && Files.exists(learners)) {
            parts.add(mine ? 0 : 1, "mine");
        } else if (answer != null) {
            parts.add(0, "answer");
        }
        return new ChapterScenes(home, chapter, scenes, answer != null ? answer : learners, parts);
    }

    @Override
    public String chapter() {
        return ChapterNames.number(chapter);
    }

    @Override
    public List<String> parts() {
        return parts;
    }

    @Override
    public Optional<String> file() {
        Path shown = file.startsWith(home.root()) ? home.root().relativize(file) : file;
        return parts.get(0).equals(LIBRARY) ? Optional.empty() : Optional.of(shown.toString());
    }

    /** Returns the file that may be on the stage. */
    Path answer() {
        return file;
    }

    @Override
    public synchronized List<Scene> scenes(String part) {
        String digest = part.equals(LIBRARY) ? "" : Digest.ofFile(file);
        Compiled before = compiled.get(part);
        if (before == null || !before.digest.equals(digest)) {
            before = new Compiled(digest, part.equals(LIBRARY) ? scenes.scenes(Optional.empty()) : withFile(scenes));
            compiled.put(part, before);
        }
        return before.scenes;
    }

    private <T> List<Scene> withFile(Scenes<T> scenes) {
        return scenes.scenes(Optional.of(AnswerLoader.compile(file, scenes.type())));
    }
}
