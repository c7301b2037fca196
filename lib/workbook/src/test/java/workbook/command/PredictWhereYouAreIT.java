package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Language;
import workbook.predict.Predictions;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Recall;
import workbook.predict.Recalls;

/** {@code predict} without a chapter, and what {@code next} offers: both depend on the grades. */
class PredictWhereYouAreIT {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void theFirstChapterThatIsNotDone() throws IOException {
        assertThat(home.run("predict", "--answers", "--lang=en").out())
                .contains("01-sum, question 1 of 2: not answered");
        assertThat(home.run("next").out()).contains("\npredict: ./jbang workbook predict 01\n");

        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        assertThat(home.run("predict", "--answers", "--lang=en").err())
                .contains("The chapter 02-echo has no questions");
        assertThat(home.run("next").out()).doesNotContain("predict:");
    }

    @Test
    void nextOffersWhatComesBackWhenTheLearnerGoesOn() throws IOException {
        answer("3");
        assertThat(home.run("next").out()).doesNotContain("comes back");

        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        assertThat(home.run("next").out())
                .contains("\npredict: ./jbang workbook predict 02  (1 earlier question comes back)\n");
    }

    @Test
    void whatWasAnsweredRightlyDoesNotComeBack() throws IOException {
        answer("3");
        Recall recall = Recalls.due(home.home(), "02-echo").get(0);
        assertThat(recall.question().ask().in(Language.ENGLISH)).isEqualTo("What is the total of 2 and 3?");
        Question question = recall.question();

        Predictions.of(home.home()).add(question, question.judge("6").orElseThrow(), "02-echo");
        assertThat(Recalls.due(home.home(), "02-echo")).isEmpty();
        assertThat(Recalls.due(home.home(), Recalls.AFTER_ALL)).containsExactly(recall);

        Predictions.of(home.home()).add(question, question.judge("5").orElseThrow(), "02-echo");
        assertThat(Recalls.due(home.home(), Recalls.AFTER_ALL)).isEmpty();
    }

    private void answer(String typed) throws IOException {
        Question question = Questions.of(home.home(), "01-sum").first().get(0);
        Predictions.of(home.home()).add(question, question.judge(typed).orElseThrow(), "01-sum");
    }
}
