package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import workbook.cli.Terminal;
import workbook.cli.WorkbookHome;
import workbook.predict.Prediction;
import workbook.predict.Predictions;
import workbook.predict.Question;
import workbook.predict.Verdict;
import workbook.window.Size;

/**
 * Asks questions in a terminal, one on each screen. Without a terminal, as in a pipe, nothing is cleared and nothing waits for Enter:
 * each line of the input is an answer. Not thread-safe.
 */
final class PredictSession {
    /** The lines of a terminal that does not say how many it has. */
    private static final int ROWS = 24;

    private final WorkbookHome home;
    private final Predictions predictions;
    private final LineInput input;
    private final PrintWriter out;
    private final PredictText text;
    private final boolean terminal = Terminal.isTerminal();
    private final int page = Size.ofTerminal().map(Size::rows).orElse(ROWS) - 2; // the prompt needs two
    private boolean quit;
    private boolean unwritable;
    private int linesOfPage;

    PredictSession(WorkbookHome home, LineInput input, PrintWriter out, PredictText text) {
        this.home = home;
        this.predictions = Predictions.of(home);
        this.input = input;
        this.out = out;
        this.text = text;
    }

    /** Returns whether the user wants to stop, or the input has ended. */
    boolean hasQuit() {
        return quit;
    }

    /** Asks until the answer can be read, and keeps it. Returns null if the question was skipped or the user wants to stop. */
    @Nullable
    Verdict ask(String title, Question question, String during) throws InterruptedException {
        clear();
        out.print(text.question(title, question));
        while (!quit) {
            String typed = read(text.prompt(question)).orElse("q");
            String word = typed.strip().toLowerCase(Locale.ROOT);
            if (word.equals("q") || word.equals("quit")) {
                quit = true;
            } else if (word.equals("s") || word.equals("skip")) {
                return null;
            } else {
                Optional<Verdict> verdict = question.judge(typed);
                if (verdict.isPresent()) {
                    keep(question, verdict.get(), during);
                    return verdict.get();
                }
                out.println(text.unreadable(question, typed));
            }
        }
        return null;
    }

    /** Shows an answer beside what happened, on a screen of its own. */
    void compare(String title, Question question, String output) {
        clear();
        Prediction given = predictions.latest(question.id()).orElse(null);
        out.print(text.comparison(title, question, given, output));
        out.flush();
    }

    /** Waits for Enter. Returns what was typed before it; an empty line if nobody can press Enter. */
    String pause(String english, String chinese) throws InterruptedException {
        linesOfPage = 0;
        if (!terminal || quit) {
            return "";
        }
        out.println();
        String typed = read(text.say(english, chinese)).orElse("q").strip().toLowerCase(Locale.ROOT);
        quit = typed.equals("q") || typed.equals("quit");
        return typed;
    }

    /** Asks for yes or no; no at the end of the input. */
    boolean isAgreed(String english, String chinese) throws InterruptedException {
        String typed = read(text.say(english, chinese)).orElse("").strip().toLowerCase(Locale.ROOT);
        return typed.equals("y") || typed.equals("yes") || typed.equals("是");
    }

    /** Prints a line of the script, and waits when the screen is full. */
    void printPaged(String line) throws InterruptedException {
        if (terminal && linesOfPage >= page) {
            pause("-- Enter: more; q: quit -- ", "-- 回车：继续；q：退出 -- ");
        }
        if (quit) {
            return;
        }
        out.println(line);
        out.flush();
        linesOfPage++;
    }

    void clear() {
        out.flush();
        linesOfPage = 0;
        if (terminal) {
            Terminal.clear();
        } else {
            out.println();
        }
    }

    private Optional<String> read(String prompt) throws InterruptedException {
        if (terminal) {
            input.dropTyped();
        }
        out.print(prompt);
        out.flush();
        Optional<String> line = input.next();
        if (!terminal || line.isEmpty()) {
            out.println(); // what a terminal shows after the user has pressed Enter
        }
        return line;
    }

    private void keep(Question question, Verdict verdict, String during) {
        try {
            predictions.add(question, verdict, during);
        } catch (IOException e) {
            if (!unwritable) {
                unwritable = true;
                String file = home.root().relativize(predictions.file()).toString();
                out.println(text.paragraph(
                        "The answer cannot be kept: " + file + " cannot be written (" + e.getMessage() + ").",
                        "回答无法保存：不能写入 " + file + "（" + e.getMessage() + "）。"));
            }
        }
    }
}
