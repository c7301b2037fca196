package workbook.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import workbook.cli.Language;
import workbook.cli.Paragraph;
import workbook.predict.Choices;
import workbook.predict.Prediction;
import workbook.predict.Question;
import workbook.predict.Text;
import workbook.predict.Verdict;

/** The texts of {@code workbook predict}, in one language: each fits a terminal of 80 columns and 24 lines. */
record PredictText(Language language) {
    /** The lines of the smallest terminal, without those of the prompt. */
    private static final int LINES = 22;

    /** Returns a phrase of the program in the language of the user. */
    String say(String english, String chinese) {
        return new Text(english, chinese).in(language);
    }

    /** Returns a phrase, wrapped. */
    String paragraph(String english, String chinese) {
        return Paragraph.of(say(english, chinese), "");
    }

    /** Returns the question and its choices. */
    String question(String title, Question question) {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        text.append(Paragraph.of(question.ask().in(language), "")).append("\n\n");
        if (question.form() instanceof Choices choices) {
            for (int i = 0; i < choices.all().size(); i++) {
                String says = choices.all().get(i).says().in(language);
                text.append(Paragraph.of(says, "  " + Choices.letter(i) + "  ", "     "))
                        .append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Returns what stands before the cursor. */
    String prompt(Question question) {
        String expected = question.form().expected(language);
        return say("Your answer (" + expected + "; s: skip, q: quit): ", "你的回答（" + expected + "；s：跳过，q：退出）：");
    }

    /** Returns what is said about an answer that cannot be read. */
    String unreadable(Question question, String typed) {
        String found = typed.isBlank() ? say("an empty line", "空行") : "'" + typed.strip() + "'";
        String expected = question.form().expected(language);
        return Paragraph.of(
                say("expected " + expected + ", found " + found + ".", "应为：" + expected + "；得到的是：" + found + "。"), "");
    }

    /**
     * Returns the comparison of an answer with what happened.
     *
     * @param given the answer; null if the question was skipped
     * @param output what the script has printed; "" for a question of an earlier chapter, which no script shows
     */
    String comparison(String title, Question question, @Nullable Prediction given, String output) {
        List<String> parts = new ArrayList<>();
        parts.add(title + "\n\n" + Paragraph.of(question.ask().in(language), ""));
        String expected = given == null
                ? say("nothing (skipped)", "没有回答（跳过）")
                : question.form().words(given.given(), language);
        boolean predicted = !output.isEmpty();
        List<String> facts = new ArrayList<>();
        facts.add(predicted ? fact("You expected", "你的预测", expected) : fact("Your answer", "你的回答", expected));
        if (given == null || !given.right()) {
            String right = question.form().right(language);
            facts.add(predicted ? fact("What happened", "实际结果", right) : fact("Right answer", "正确答案", right));
        }
        parts.add(String.join("\n", facts));
        if (given != null) {
            question.judge(given.given())
                    .map(Verdict::but)
                    .ifPresent(but -> parts.add(Paragraph.of(but.in(language), "")));
        }
        parts.add(fact("Why", "原因", question.why().in(language)));
        parts.add(fact("Where", "出处", place(question, predicted)));
        String rest = String.join("\n\n", parts);
        parts.set(
                1,
                parts.get(1)
                        + shown(question, output, LINES - (int) rest.lines().count()));
        return String.join("\n\n", parts) + "\n";
    }

    private String fact(String english, String chinese, String text) {
        return Paragraph.of(text, say(english + ": ", chinese + "："), "  ");
    }

    /** Returns the lines of the output that show the answer, as many as fit on the screen. */
    private static String shown(Question question, String output, int room) {
        if (question.shown() == null || output.isEmpty()) {
            return "";
        }
        List<String> lines = question.shown().lines(output);
        int shown = lines.size() <= room ? lines.size() : Math.max(0, room - 1);
        StringBuilder text = new StringBuilder();
        lines.stream().limit(shown).forEach(line -> text.append("\n  | ").append(line.strip()));
        if (shown < lines.size() && room > 0) {
            text.append("\n  | ... ").append(lines.size() - shown).append(" more");
        }
        return text.toString();
    }

    private String place(Question question, boolean inThisChapter) {
        String heading = question.place().heading().in(language);
        String chapter = question.id().substring(0, 2);
        String readme = inThisChapter
                ? say("\"" + heading + "\" in the README", "README 中的“" + heading + "”")
                : say(
                        "\"" + heading + "\" in the README of chapter " + chapter,
                        "第 " + chapter + " 章 README 中的“" + heading + "”");
        int section = question.place().section();
        return section == 0
                ? readme
                : say("section " + section + " of the output; " + readme, "输出的第 " + section + " 部分；" + readme);
    }
}
