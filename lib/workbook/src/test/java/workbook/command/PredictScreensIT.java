package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.Language;
import workbook.cli.Width;
import workbook.cli.WorkbookHome;
import workbook.predict.Choices;
import workbook.predict.Prediction;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Recall;
import workbook.predict.ShortText;

/** Every screen of {@code workbook predict}, with each answer that has words of its own, fits a terminal of 80 columns and 24 lines. */
class PredictScreensIT {
    private static final int COLUMNS = 80;
    private static final int LINES = 24;

    private final WorkbookHome home = WorkbookHome.find();

    @TestFactory
    Stream<DynamicTest> fitTheSmallestTerminal() {
        return home.chapters().stream()
                .flatMap(chapter -> Stream.of(Language.values())
                        .map(language -> DynamicTest.dynamicTest(
                                chapter + " " + language.code(), () -> check(Questions.of(home, chapter), language))));
    }

    private void check(Questions questions, Language language) throws IOException {
        PredictText text = new PredictText(language);
        String output = questions.recordedOutput(home);
        for (Question question : questions.first()) {
            check(text, question, output);
        }
        for (Recall recall : questions.later()) {
            check(text, recall.question(), "");
        }
    }

    private static void check(PredictText text, Question question, String output) {
        // The prompt, an answer that cannot be read, the words about it, and the prompt again.
        fits(question, text.question("title", question) + "1\n2\n3\n4");
        assertThat(Width.of(text.prompt(question))).as(question.id()).isLessThan(COLUMNS - 2);
        for (String given : answers(question)) {
            boolean right = question.judge(given).orElseThrow().right();
            // An empty line and the prompt come after it.
            fits(
                    question,
                    text.comparison("title", question, new Prediction(question.id(), given, right, "", ""), output)
                            + "\nprompt");
            if (question.shown() != null && !output.isEmpty()) {
                assertThat(text.comparison(
                                "title", question, new Prediction(question.id(), given, right, "", ""), output))
                        .as(question.id() + ": a line of the output")
                        .contains("\n  | ");
            }
        }
        fits(question, text.comparison("title", question, null, output) + "\nprompt");
    }

    private static List<String> answers(Question question) {
        List<String> answers = new ArrayList<>();
        if (question.form() instanceof Choices choices) {
            for (int i = 0; i < choices.all().size(); i++) {
                answers.add(Choices.letter(i));
            }
        } else if (question.form() instanceof ShortText form) {
            answers.add(form.right());
            answers.addAll(form.wrong().keySet());
        }
        return answers;
    }

    private static void fits(Question question, String screen) {
        List<String> lines = screen.lines().toList();
        assertThat(lines.size()).as(question.id() + ":\n" + screen).isLessThanOrEqualTo(LINES);
        assertThat(lines)
                .as(question.id())
                .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(COLUMNS));
    }
}
