package workbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.see.PagePuzzles;
import workbook.see.PageQuestions;
import workbook.see.SceneSource;
import workbook.see.Sources;
import workbook.see.StagePage;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/**
 * The scenes of a chapter, with the library's parts, or with answers: the learner's, of this chapter and those before it, or that in one
 * file. Safe for use by many threads.
 */
final class ChapterScenes implements SceneSource {
    private final WorkbookHome home;
    private final String chapter;
    private final Scenes<?> scenes;
    private final List<AnswerOnStage> answers;
    private final List<String> parts;
    private @Nullable List<Scene> library; // guarded by this
    private List<String> digests = List.of(); // of the answers' files; guarded by this
    private @Nullable List<Scene> withAnswers; // guarded by this

    private ChapterScenes(
            WorkbookHome home, String chapter, Scenes<?> scenes, List<AnswerOnStage> answers, List<String> parts) {
        this.home = home;
        this.chapter = chapter;
        this.scenes = scenes;
        this.answers = List.copyOf(answers);
        this.parts = List.copyOf(parts);
    }

    /**
     * Finds the scenes of a chapter.
     *
     * @param mine whether the learner's classes are on the stage at first
     * @param part only the learner's class for this part; null for all that there are
     * @param answer another file to put on the stage; null for none
     */
    static ChapterScenes of(
            WorkbookHome home, String chapter, boolean mine, @Nullable String part, @Nullable Path answer)
            throws Exception {
        Scenes<?> scenes = load(home, chapter)
                .orElseThrow(() -> new UserError("The chapter " + chapter + " has no scenes. These have some: "
                        + String.join(", ", chaptersWithScenes(home)) + "."));
        List<AnswerOnStage> answers = new ArrayList<>();
        if (answer != null) {
            answers.add(AnswerOnStage.of(scenes, answer, true));
        } else {
            for (String one : chaptersWithScenes(home)) {
                Scenes<?> its = one.equals(chapter) ? scenes : load(home, one).orElseThrow();
                Path file = home.chaptersFolder().resolve(its.file());
                if (one.compareTo(chapter) <= 0 && Files.exists(file)) {
                    answers.add(AnswerOnStage.of(its, file, one.equals(chapter)));
                }
            }
            boolean whole = answers.stream()
                    .anyMatch(one -> one.isOfTheScenes() && one.part().equals(AnswerOnStage.WHOLE));
            answers.removeIf(one -> whole ? !one.isOfTheScenes() : one.part().equals(AnswerOnStage.WHOLE));
            if (part != null) {
                List<String> there =
                        answers.stream().map(AnswerOnStage::part).distinct().toList();
                answers.removeIf(one -> !one.part().equals(part));
                if (answers.isEmpty()) {
                    throw new UserError(
                            "expected one of the parts " + String.join(", ", there) + ", found \"" + part + "\".");
                }
            }
        }
        List<String> parts = new ArrayList<>(List.of(LIBRARY));
        if (!answers.isEmpty()) {
            parts.add(mine || part != null || answer != null ? 0 : 1, answer != null ? "answer" : "mine");
        }
        return new ChapterScenes(home, chapter, scenes, answers, parts);
    }

    private static List<String> chaptersWithScenes(WorkbookHome home) {
        return home.chapters().stream()
                .filter(one -> !ChapterClasses.scenes(home.chapter(one)).isEmpty())
                .toList();
    }

    /** Returns the scenes of a chapter, if it has some. */
    static Optional<Scenes<?>> load(WorkbookHome home, String chapter) throws Exception {
        List<Path> sources = ChapterClasses.scenes(home.chapter(chapter));
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        String name = ChapterClasses.className(sources.get(0));
        Object created = ChapterClasses.of(home, chapter)
                .loader()
                .loadClass(name)
                .getConstructor()
                .newInstance();
        if (created instanceof Scenes<?> scenes) {
            return Optional.of(scenes);
        }
        throw new UserError(name + " must implement workbook.trace.Scenes.");
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
        return parts.get(0).equals(LIBRARY)
                ? Optional.empty()
                : Optional.of(shown(answers.get(answers.size() - 1).file()));
    }

    /** Returns a file as users write it. */
    String shown(Path file) {
        return (file.startsWith(home.root()) ? home.root().relativize(file) : file).toString();
    }

    /** Returns a page of these scenes. */
    StagePage page() {
        return new StagePage(
                this,
                new PageQuestions(home, chapter),
                new PagePuzzles(home, chapter, scenes),
                new Sources(home, files()));
    }

    /** Returns the files that may be on the stage. */
    List<Path> files() {
        return answers.stream().map(AnswerOnStage::file).toList();
    }

    @Override
    public synchronized List<Scene> scenes(String part) {
        if (part.equals(LIBRARY)) {
            List<Scene> found = library == null ? scenes.scenes(Optional.empty()) : library;
            library = found;
            return found;
        }
        List<String> now =
                answers.stream().map(answer -> Digest.ofFile(answer.file())).toList();
        List<Scene> found = withAnswers;
        if (found == null || !digests.equals(now)) {
            found = compiled();
            withAnswers = found;
            digests = now;
        }
        return found;
    }

    /** The answer to this chapter's exercise makes its scenes; those of earlier chapters replace parts in them. */
    private List<Scene> compiled() {
        List<Scene> made = scenes.scenes(Optional.empty());
        for (AnswerOnStage answer : answers) {
            if (answer.isOfTheScenes()) {
                made = answer.compiled(home.chaptersFolder());
            }
        }
        for (int i = answers.size() - 1; i >= 0; i--) { // of two stores, that of the later chapter
            if (!answers.get(i).isOfTheScenes()) {
                made = answers.get(i).putInto(made, home.chaptersFolder());
            }
        }
        return made;
    }
}
