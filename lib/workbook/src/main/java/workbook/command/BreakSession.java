package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import workbook.cli.Paragraph;
import workbook.cli.Terminal;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.PuzzleStage.Verdict;
import workbook.puzzle.SolvedPuzzles;
import workbook.stage.Action;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.stage.Step;
import workbook.window.Size;

/** Plays a puzzle in a terminal, or with the lines of an input: reads actions until the part is broken or the player stops. Not thread-safe. */
final class BreakSession {
    /** The lines of a terminal that does not say how many it has. */
    private static final int ROWS = 24;

    private final PuzzleStage stage;
    private final Puzzle puzzle;
    private final SolvedPuzzles solved;
    private final BreakText text;
    private final LineInput input;
    private final PrintWriter out;
    private final boolean terminal = Terminal.isTerminal();
    private final int page = Size.ofTerminal().map(Size::rows).orElse(ROWS) - 2; // the prompt needs two
    private final List<Action> done = new ArrayList<>();
    private StageRun run;
    private int linesOfPage;
    private int hints;

    BreakSession(PuzzleStage stage, SolvedPuzzles solved, BreakText text, LineInput input, PrintWriter out) {
        this.stage = stage;
        this.puzzle = stage.puzzle();
        this.solved = solved;
        this.text = text;
        this.input = input;
        this.out = out;
        this.run = start();
    }

    private StageRun start() {
        return StageRun.start(stage.wrong(), PuzzleStage.SEED);
    }

    /** Does these actions. Returns whether they break the part. */
    boolean play(List<Puzzle> all, List<Action> actions) throws InterruptedException {
        try {
            begin(all);
            for (Action action : actions) {
                print("> " + action);
                if (apply(action)) {
                    break;
                }
            }
            Verdict verdict = stage.judge(done);
            print("");
            text.verdict(puzzle, verdict, done, false).forEach(this::print);
            keep(verdict);
            return verdict.won();
        } finally {
            end();
        }
    }

    /** Reads actions until the part is broken, the player stops, or the input ends. Returns whether the part is broken. */
    boolean run(List<Puzzle> all) throws InterruptedException {
        try {
            begin(all);
            printAll(text.commands());
            while (true) {
                String typed =
                        read(text.prompt(done.size(), puzzle.mostActions())).orElse("quit");
                String word = typed.strip().toLowerCase(Locale.ROOT);
                switch (word) {
                    case "" -> {}
                    case "q", "quit" -> {
                        return false;
                    }
                    case "?", "help" -> printAll(text.actions());
                    case "show" -> printState(run.state());
                    case "hint", "h" -> hint();
                    case "back", "b" -> again(done.subList(0, Math.max(0, done.size() - 1)));
                    case "again" -> again(List.of());
                    case "give up", "giveup" -> {
                        giveUp();
                        return false;
                    }
                    default -> {
                        if (act(typed.strip())) {
                            Verdict verdict = stage.judge(done);
                            print("");
                            text.verdict(puzzle, verdict, done, false).forEach(this::print);
                            keep(verdict);
                            following(all);
                            return verdict.won();
                        }
                    }
                }
            }
        } finally {
            end();
        }
    }

    private void end() {
        out.flush();
        run.close();
    }

    private void begin(List<Puzzle> all) {
        printAll(text.introduction(puzzle, all.indexOf(puzzle) + 1, all.size()));
        print("");
        printState(run.state());
        print(text.ready(run.ready()));
    }

    private void printState(Map<String, List<String>> state) {
        state.forEach((part, rows) -> {
            if (!rows.isEmpty()) {
                text.part(part, rows).forEach(this::print);
            }
        });
    }

    /** Does the actions of a line. Returns whether the part is broken. */
    private boolean act(String typed) {
        List<Action> actions = new ArrayList<>();
        try {
            for (String one : typed.split("[,\\s]+")) {
                actions.add(Action.parse(one));
            }
        } catch (IllegalArgumentException e) {
            printAll(text.unreadable(String.valueOf(e.getMessage())));
            return false;
        }
        for (Action action : actions) {
            if (done.size() == puzzle.mostActions()) {
                printAll(text.allUsed(puzzle.mostActions()));
                return false;
            }
            if (apply(action)) {
                return true;
            }
        }
        if (done.size() == puzzle.mostActions()) {
            printAll(text.allUsed(puzzle.mostActions()));
        }
        return false;
    }

    /** Does an action, and prints what follows from it. Returns whether the part is broken. */
    private boolean apply(Action action) {
        done.add(action);
        List<Step> steps;
        try {
            steps = run.apply(action);
        } catch (StageException e) {
            return true; // the verdict says what it is
        }
        Map<String, List<String>> changed = new LinkedHashMap<>();
        for (Step step : steps) {
            printAll(Paragraph.of(step.actor() + ": " + step.what(), "  " + step.number() + " ", "    "));
            step.changes().forEach(change -> changed.put(change.part(), change.after()));
        }
        if (!changed.isEmpty()) {
            print(text.say("Changed:", "变化："));
            changed.forEach((part, rows) -> text.part(part, rows).forEach(this::print));
        }
        print(text.ready(run.ready()));
        return !PuzzleStage.faults(run).isEmpty();
    }

    /** Plays these actions from the start, without printing the steps again. */
    private void again(List<Action> actions) {
        List<Action> kept = List.copyOf(actions);
        run.close();
        run = start();
        done.clear();
        kept.forEach(action -> {
            done.add(action);
            run.apply(action);
        });
        printState(run.state());
        print(text.ready(run.ready()));
    }

    private void hint() {
        hints = Math.min(hints + 1, puzzle.hints().size());
        printAll(Paragraph.of(
                puzzle.hints().get(hints - 1).in(text.language()),
                text.say(
                        "Hint " + hints + " of " + puzzle.hints().size() + ": ",
                        "提示 " + hints + "/" + puzzle.hints().size() + "："),
                "  "));
    }

    private void giveUp() {
        again(List.of());
        for (Action action : puzzle.line()) {
            print("> " + action);
            if (apply(action)) {
                break;
            }
        }
        print("");
        text.verdict(puzzle, stage.judge(done), done, true).forEach(this::print);
    }

    private void keep(Verdict verdict) {
        if (!verdict.won()) {
            return;
        }
        try {
            solved.add(puzzle, done);
        } catch (IOException e) {
            print(text.say(
                    "That it is solved cannot be kept: " + solved.file() + " cannot be written (" + e.getMessage()
                            + ").",
                    "已解状态无法保存：不能写入 " + solved.file() + "（" + e.getMessage() + "）。"));
        }
    }

    private void following(List<Puzzle> all) {
        all.stream().filter(one -> !solved.contains(one)).findFirst().ifPresent(next -> {
            String command = "./jbang workbook break " + next.id().substring(0, 2) + " " + BreakText.name(next);
            print(text.say("next: ", "下一题：") + command);
        });
    }

    private Optional<String> read(String prompt) throws InterruptedException {
        linesOfPage = 0;
        out.print(prompt);
        out.flush();
        Optional<String> line = input.next();
        if (!terminal || line.isEmpty()) {
            out.println(); // what a terminal shows after the user has pressed Enter
        }
        return line;
    }

    private void printAll(String lines) {
        lines.lines().forEach(this::print);
    }

    /** Prints a line, and waits when the screen is full. */
    private void print(String line) {
        if (terminal && linesOfPage >= page) {
            out.print(text.say("-- Enter: more -- ", "-- 回车：继续 -- "));
            out.flush();
            try {
                input.next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            linesOfPage = 0;
        }
        out.println(line);
        linesOfPage++;
    }
}
