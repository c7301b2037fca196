package workbook.see;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Choices;
import workbook.predict.Form;
import workbook.predict.Predictions;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Text;
import workbook.predict.Verdict;

/** The questions of {@code workbook predict}, asked on the page. Answers are kept where that command keeps them. */
public final class PageQuestions {
    private final WorkbookHome home;
    private final String chapter;

    /** @param chapter the chapter that the page shows, by its folder's name */
    public PageQuestions(WorkbookHome home, String chapter) {
        this.home = home;
        this.chapter = chapter;
    }

    /** Returns a question as the page needs it, without its answer; empty if the workbook has no such question. */
    Optional<Map<String, Object>> shown(String id) {
        return find(id).map(question -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("id", question.id());
            shown.put("ask", question.ask());
            shown.put("choices", choices(question.form()));
            shown.put("expected", inBoth(question.form()::expected));
            return shown;
        });
    }

    private static List<Object> choices(Form form) {
        List<Object> shown = new ArrayList<>();
        if (form instanceof Choices choices) {
            for (Choices.Choice choice : choices.all()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("key", Choices.letter(shown.size()));
                one.put("text", choice.says());
                shown.add(one);
            }
        }
        return shown;
    }

    /**
     * Keeps an answer, and returns what it is worth.
     *
     * @throws IllegalArgumentException if there is no such question, or the answer cannot be read as one, or not be kept
     */
    Map<String, Object> answered(String id, String answer) {
        Question question = find(id).orElseThrow(
                        () -> new IllegalArgumentException("expected the id of a question, found another text"));
        Verdict verdict = question.judge(answer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected " + question.form().expected(Language.ENGLISH) + ", found \"" + answer + "\""));
        Predictions predictions = Predictions.of(home);
        try {
            predictions.add(question, verdict, chapter);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the answer cannot be kept: " + home.root().relativize(predictions.file()) + " cannot be written",
                    e);
        }
        Map<String, Object> worth = new LinkedHashMap<>();
        worth.put("given", verdict.given());
        worth.put("right", verdict.right());
        worth.put("answer", inBoth(question.form()::right));
        worth.put("but", verdict.but());
        worth.put("why", question.why());
        return worth;
    }

    private static Text inBoth(Function<Language, String> text) {
        return new Text(text.apply(Language.ENGLISH), text.apply(Language.CHINESE));
    }

    /** An id begins with the number of its chapter. */
    private Optional<Question> find(String id) {
        return home.chapters().stream()
                .filter(name -> id.startsWith(name.replaceFirst("-.*", "") + "-"))
                .flatMap(name -> Questions.find(home, name).stream())
                .flatMap(questions -> questions.first().stream())
                .filter(question -> question.id().equals(id))
                .findFirst();
    }
}
