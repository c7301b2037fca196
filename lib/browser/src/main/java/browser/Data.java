package browser;

import browser.Mutants.Visible;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Choices;
import workbook.predict.Form;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.ShortText;
import workbook.predict.Text;
import workbook.predict.Verdict;
import workbook.puzzle.Puzzle;
import workbook.puzzle.Puzzles;
import workbook.see.FixedScenes;
import workbook.see.PagePuzzles;
import workbook.see.PageQuestions;
import workbook.see.SceneSource;
import workbook.see.Sources;
import workbook.see.StagePage;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** What the server of {@code ./jbang see} reads from YAML and sends to the page: here written to data.json, when the site is built. */
final class Data {
    private final WorkbookHome home;
    private final Map<String, Scenes<?>> scenes;

    Data(WorkbookHome home, Map<String, Scenes<?>> scenes) {
        this.home = home;
        this.scenes = scenes;
    }

    byte[] json() throws Exception {
        Map<String, Object> chapters = new LinkedHashMap<>();
        Map<String, Object> questions = new LinkedHashMap<>();
        Map<String, Object> puzzles = new LinkedHashMap<>();
        for (String chapter : scenes.keySet()) {
            String folder = Mutants.chapterFolder(home, chapter);
            chapters.put(chapter, page(chapter, folder).scenes());
            for (Question question :
                    Questions.find(home, folder).map(Questions::first).orElse(List.of())) {
                questions.put(question.id(), question(question));
            }
            for (Puzzle puzzle : Puzzles.of(home, folder)) {
                puzzles.put(puzzle.id(), puzzle(puzzle));
            }
        }
        return new ObjectMapper()
                .writeValueAsBytes(
                        Map.of("chapters", chapters, "questions", questions, "puzzles", puzzles, "mutants", mutants()));
    }

    /** Returns a page whose parts are the library's and the wrong answers to the chapter. */
    private StagePage page(String chapter, String folder) throws Exception {
        List<String> parts = new ArrayList<>(List.of(SceneSource.LIBRARY));
        new TreeSet<>(visible(chapter).stream().map(Visible::mutant).toList()).forEach(parts::add);
        List<Scene> right = scenes.get(chapter).scenes(Optional.empty());
        return new StagePage(
                new FixedScenes(chapter, parts, right),
                new PageQuestions(home, folder),
                new PagePuzzles(home, folder, scenes.get(chapter)),
                new Sources(home, List.of()));
    }

    private List<Visible> visible(String chapter) throws Exception {
        return Mutants.visible(home).stream()
                .filter(one -> one.chapter().equals(chapter))
                .toList();
    }

    /** Each with its line of play, also if that is the play of the scene. */
    private List<Visible> mutants() throws Exception {
        List<Visible> all = new ArrayList<>();
        for (Visible one : Mutants.visible(home)) {
            List<Scene> right = scenes.get(one.chapter()).scenes(Optional.empty());
            String play = right.stream()
                    .filter(scene -> scene.id().equals(one.scene()))
                    .map(scene -> String.join(
                            ",", scene.play().stream().map(Action::toString).toList()))
                    .findFirst()
                    .orElseThrow();
            String line = one.line().isEmpty() ? play : one.line();
            all.add(new Visible(one.chapter(), one.mutant(), one.scene(), line, one.seen(), one.words()));
        }
        return all;
    }

    private static Map<String, Object> question(Question question) {
        Form form = question.form();
        Map<String, Object> its = new LinkedHashMap<>();
        Map<String, Text> but = new LinkedHashMap<>();
        if (form instanceof ShortText text) {
            its.put("form", text.kind().name());
            its.put("right", text.right());
            but.putAll(text.wrong());
        } else if (form instanceof Choices choices) {
            its.put("form", String.valueOf(choices.all().size()));
            for (int i = 0; i < choices.all().size(); i++) {
                Verdict verdict = form.judge(Choices.letter(i)).orElseThrow();
                if (verdict.right()) {
                    its.put("right", verdict.given());
                } else {
                    but.put(verdict.given(), verdict.but());
                }
            }
        }
        its.put("but", but);
        its.put("answer", new Text(form.right(Language.ENGLISH), form.right(Language.CHINESE)));
        its.put("expected", new Text(form.expected(Language.ENGLISH), form.expected(Language.CHINESE)));
        its.put("why", question.why());
        return its;
    }

    private static Map<String, Object> puzzle(Puzzle puzzle) {
        return Map.of(
                "chapter", puzzle.chapter().substring(0, 2),
                "mutant", puzzle.mutant(),
                "scene", puzzle.scene(),
                "most", puzzle.mostActions(),
                "line", puzzle.line().stream().map(Action::toString).toList(),
                "why", puzzle.why());
    }
}
