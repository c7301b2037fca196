package site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Choices;
import workbook.predict.Form;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Recall;
import workbook.predict.ShortText;

/** The questions of {@code workbook predict} for the page of a chapter, which asks them: as JSON, in one language. */
final class ChapterQuestions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChapterQuestions() {}

    /**
     * Returns the questions of a chapter, and those of earlier chapters that may come back in it.
     *
     * @param text the chapter's README, in which the places of the explanations are marked
     */
    static String json(WorkbookHome home, Chapter chapter, MarkdownFile text) throws IOException {
        Questions questions = Questions.of(home, chapter.name());
        String output = questions.recordedOutput(home);
        List<Object> first = new ArrayList<>();
        for (Question question : questions.first()) {
            Map<String, Object> one = question(question, chapter.language());
            String anchor = "q-" + question.id();
            one.put("anchor", text.mark(question.place().heading().in(chapter.language()), anchor) ? anchor : "");
            one.put(
                    "lines",
                    question.shown() == null ? List.of() : question.shown().lines(output));
            first.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("chapter", chapter.number());
        all.put("script", questions.script());
        all.put("questions", first);
        all.put("later", later(home, chapter));
        try {
            return JSON.writeValueAsString(all).replace("</", "<\\/");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected maps, lists and texts", e);
        }
    }

    private static List<Object> later(WorkbookHome home, Chapter chapter) {
        List<Object> later = new ArrayList<>();
        List<String> chapters = home.chapters();
        int here = chapters.indexOf(chapter.name());
        for (int i = 0; i < here; i++) {
            for (Recall recall :
                    Questions.find(home, chapters.get(i)).map(Questions::later).orElse(List.of())) {
                if (i + recall.after() <= here) {
                    Map<String, Object> one = question(recall.question(), chapter.language());
                    one.put("of", recall.of());
                    one.put("anchor", "");
                    one.put("lines", List.of());
                    later.add(one);
                }
            }
        }
        return later;
    }

    static Map<String, Object> question(Question question, Language language) {
        Form form = question.form();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", question.id());
        one.put("ask", question.ask().in(language));
        one.put("expected", form.expected(language));
        one.put("right", form.right(language));
        if (form instanceof Choices choices) {
            one.put("kind", "choices");
            one.put(
                    "choices",
                    choices.all().stream()
                            .map(choice -> choice(choice, language))
                            .toList());
        } else if (form instanceof ShortText shortText) {
            one.put("kind", shortText.kind().name().toLowerCase(java.util.Locale.ROOT));
            Map<String, String> wrong = new LinkedHashMap<>();
            shortText.wrong().forEach((given, but) -> wrong.put(given, but.in(language)));
            one.put("short", shortText.right());
            one.put("wrong", wrong);
        }
        one.put("why", question.why().in(language));
        one.put("section", question.place().section());
        one.put("heading", question.place().heading().in(language));
        return one;
    }

    private static Map<String, String> choice(Choices.Choice choice, Language language) {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("says", choice.says().in(language));
        if (choice.but() != null) {
            one.put("but", choice.but().in(language));
        }
        return one;
    }
}
