package workbook.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.Language;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.Puzzles;
import workbook.puzzle.SolvedPuzzles;
import workbook.stage.Action;
import workbook.trace.Scenes;

/** {@code ./jbang workbook break 03}: an informer with one wrong part, to be brought into a state that shows the fault. */
@Command(
        name = "break",
        sortOptions = false,
        description =
                "Break it: an informer has one wrong part, and you decide what happens to it. Which actions show the"
                        + " fault?",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the part is broken, or the puzzles were listed",
            "1:there is no such puzzle",
            "2:the command line was wrong",
            "4:you stopped before it was broken"
        })
final class BreakCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(
            index = "0",
            paramLabel = "CHAPTER",
            arity = "0..1",
            description = "Such as 03. Without it: all puzzles are listed.")
    private String chapter = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            arity = "0..1",
            description = "The name of a puzzle. Without it: the first one of the chapter that you have not solved.")
    private String id = "";

    @Option(
            names = "--play",
            paramLabel = "LINE",
            description = "Do these actions, such as quiet,update:pod-1,quiet, and do not ask for any.")
    private @Nullable String line;

    @Option(names = "--lang", paramLabel = "en|zh", description = "The language. Without it: that of your system.")
    private @Nullable String language;

    @Override
    public Integer call() throws Exception {
        WorkbookHome home = workbook.home();
        BreakText text = new BreakText(Language.of(language));
        SolvedPuzzles solved = SolvedPuzzles.of(home);
        if (chapter.isEmpty()) {
            list(Puzzles.all(home), solved, text);
            return 0;
        }
        List<Puzzle> puzzles = puzzles(home);
        Puzzle puzzle = id.isEmpty() ? open(puzzles, solved) : find(puzzles);
        List<Action> actions = line == null ? List.of() : parsed(line);
        Scenes<?> scenes = ChapterScenes.load(home, puzzle.chapter())
                .orElseThrow(() -> new UserError("The chapter " + puzzle.chapter()
                        + " has no file *Scenes.java. Is the clone complete? See: git status"));
        PuzzleStage stage = PuzzleStage.of(puzzle, scenes, home.chaptersFolder());
        BreakSession session = new BreakSession(stage, solved, text, new LineInput(workbook.in()), workbook.out());
        boolean won = line == null ? session.run(puzzles) : session.play(puzzles, actions);
        return won ? 0 : GradeCommand.NOT_STARTED;
    }

    private List<Puzzle> puzzles(WorkbookHome home) {
        String name = ChapterNames.find(home, chapter);
        List<Puzzle> puzzles = Puzzles.of(home, name);
        if (puzzles.isEmpty()) {
            List<String> others = home.chapters().stream()
                    .filter(other -> !Puzzles.of(home, other).isEmpty())
                    .toList();
            throw new UserError("The chapter " + name + " has no puzzles. These have some: "
                    + (others.isEmpty() ? "none" : String.join(", ", others)) + ".");
        }
        return puzzles;
    }

    /** Returns the first puzzle that is not solved; the first if all are. */
    private static Puzzle open(List<Puzzle> puzzles, SolvedPuzzles solved) {
        return puzzles.stream()
                .filter(puzzle -> !solved.contains(puzzle))
                .findFirst()
                .orElse(puzzles.get(0));
    }

    private Puzzle find(List<Puzzle> puzzles) {
        return puzzles.stream()
                .filter(puzzle -> Stream.of(puzzle.id(), BreakText.name(puzzle)).anyMatch(id.strip()::equals))
                .findFirst()
                .orElseThrow(() -> new UserError("There is no puzzle '" + id + "' in this chapter. There are: "
                        + String.join(
                                ", ", puzzles.stream().map(BreakText::name).toList())
                        + "."));
    }

    private static List<Action> parsed(String line) {
        try {
            return Stream.of(line.strip().split("[,\\s]+"))
                    .filter(word -> !word.isEmpty())
                    .map(Action::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UserError("--play: " + e.getMessage(), e);
        }
    }

    private void list(List<Puzzle> puzzles, SolvedPuzzles solved, BreakText text) {
        PrintWriter out = workbook.out();
        puzzles.forEach(puzzle -> out.println(text.row(puzzle, solved.contains(puzzle))));
        out.println();
        out.println(text.say("To play one: ./jbang workbook break 03", "开始一题：./jbang workbook break 03"));
    }

    /** Returns the line of {@code workbook next} that offers the puzzles of a chapter; none if all are solved. */
    static Optional<String> offer(WorkbookHome home, String chapter) {
        SolvedPuzzles solved = SolvedPuzzles.of(home);
        long open = Puzzles.of(home, chapter).stream()
                .filter(puzzle -> !solved.contains(puzzle))
                .count();
        return open == 0
                ? Optional.empty()
                : Optional.of("break it: ./jbang workbook break " + ChapterNames.number(chapter)
                        + (open == 1 ? "  (1 puzzle)" : "  (" + open + " puzzles)"));
    }
}
