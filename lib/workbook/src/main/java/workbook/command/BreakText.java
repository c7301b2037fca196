package workbook.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.Language;
import workbook.cli.Paragraph;
import workbook.predict.Text;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage.Verdict;
import workbook.stage.Action;

/** The texts of {@code workbook break}, in one language. What happens on the stage is in English, as in a trace. */
record BreakText(Language language) {
    /** Returns a phrase of the program in the language of the user. */
    String say(String english, String chinese) {
        return new Text(english, chinese).in(language);
    }

    private String paragraph(String text) {
        return Paragraph.of(text, "");
    }

    /** Returns the name of a puzzle in its chapter, as users type it. */
    static String name(Puzzle puzzle) {
        return puzzle.id().substring(3);
    }

    /** Returns the line of a list. */
    String row(Puzzle puzzle, boolean solved) {
        String word = solved ? say("solved", "已解") : say("open", "未解");
        return String.format(
                "%-6s %s %-18s  %s",
                word, puzzle.id().substring(0, 2), name(puzzle), puzzle.title().in(language));
    }

    /** Returns what the puzzle is about. */
    String introduction(Puzzle puzzle, int number, int all) {
        String title = puzzle.title().in(language);
        String place = say(
                puzzle.chapter() + ", puzzle " + number + " of " + all, puzzle.chapter() + "，谜题 " + number + "/" + all);
        int most = puzzle.mostActions();
        return place + ": " + title + "\n\n"
                + paragraph(puzzle.text().in(language)) + "\n\n"
                + paragraph(say(
                        "Bring it about in at most " + most + " actions: the store or a handler differs from the server"
                                + " although everything has arrived, a handler gets notifications that contradict each"
                                + " other, or nobody can go on.",
                        "最多用 " + most + " 个动作做到：一切都已送达，Store 或某个处理器却与服务器不同；或者一个处理器收到互相矛盾的通知；或者谁也无法继续。"));
    }

    /** Returns the names of all actions, and of what else can be typed. */
    String commands() {
        String actions =
                Arrays.stream(Action.Verb.values()).map(BreakText::form).collect(Collectors.joining(say(", ", "、")));
        return Paragraph.of(actions, say("Actions: ", "动作："), "  ") + "\n"
                + paragraph(say(
                        "Also: ? (what the actions do), show (the whole picture), hint, back, again, give up, quit",
                        "还可以输入：?（各个动作的含义）、show（完整的状态）、hint（提示）、back（退回一步）、again（重新开始）、give up（放弃）、quit（退出）"));
    }

    private static String form(Action.Verb verb) {
        return verb.word() + (verb.needs() == Action.Needs.NOTHING ? "" : ":" + verb.needs());
    }

    /** Returns what the actions do. */
    String actions() {
        return Arrays.stream(Action.Verb.values())
                .map(verb ->
                        Paragraph.of(verb.about().in(language), String.format("  %-14s ", form(verb)), " ".repeat(17)))
                .collect(Collectors.joining("\n"));
    }

    /** Returns a part of the picture with its rows. */
    List<String> part(String part, List<String> rows) {
        String text = rows.isEmpty() ? "empty" : String.join("; ", rows);
        return wrapped(text, "  " + part + ": ", "    ");
    }

    /** Returns who could go on. */
    String ready(List<String> tasks) {
        return tasks.isEmpty()
                ? say("Everybody waits.", "所有任务都在等待。")
                : Paragraph.of(String.join(", ", tasks), say("Could go on: ", "可以继续的任务："), "  ");
    }

    String prompt(int used, int most) {
        return say(used + " of " + most + "> ", used + "/" + most + "> ");
    }

    String allUsed(int most) {
        return paragraph(say(
                "All " + most + " actions are used, and nothing is wrong. Type back, again, hint or give up.",
                most + " 个动作已经用完，仍然没有问题。请输入 back、again、hint 或 give up。"));
    }

    /** Returns what is said about a line that cannot be read. */
    String unreadable(String message) {
        return paragraph(message + say(" For all of them: ?", " 全部动作：?"));
    }

    /** Returns what was brought about, what the library's part did instead, and why. */
    List<String> verdict(Puzzle puzzle, Verdict verdict, List<Action> line, boolean givenUp) {
        String typed = line.stream().map(Action::toString).collect(Collectors.joining(" "));
        if (verdict.faults().isEmpty()) {
            return wrapped(typed, say("Not broken: ", "没有出错："), "  ");
        }
        String count = line.size() + say(" of ", "/") + puzzle.mostActions();
        List<String> lines = new ArrayList<>(
                wrapped(typed, say("Broken in " + count + " actions: ", "出错了（" + count + " 个动作）："), "  "));
        verdict.faults().forEach(fault -> lines.addAll(wrapped(fault, "  ", "    ")));
        lines.add(say("With the library's part, after the same actions:", "换成库的实现，做同样的动作之后："));
        verdict.ofLibrary().forEach(fault -> lines.addAll(wrapped(fault, "  ", "    ")));
        verdict.differences().stream()
                .filter(difference ->
                        !difference.part().startsWith("queue")) // which another class keeps in another way
                .forEach(difference -> lines.addAll(part(difference.part(), difference.right())));
        if (verdict.tooMany()) {
            lines.add(say(
                    "But these are more actions than allowed: " + puzzle.mostActions() + ".",
                    "但动作太多了：最多 " + puzzle.mostActions() + " 个。"));
        }
        if (verdict.won() || givenUp) {
            lines.add("");
            lines.addAll(wrapped(puzzle.why().in(language), say("Why: ", "原因："), "  "));
            lines.add("");
            lines.addAll(wrapped("chapters/" + puzzle.file(), say("The wrong part: ", "有错的实现："), "  "));
        }
        return lines;
    }

    private static List<String> wrapped(String text, String first, String indent) {
        return Paragraph.of(text, first, indent).lines().toList();
    }
}
