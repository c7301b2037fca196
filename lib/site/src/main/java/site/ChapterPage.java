package site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import workbook.cli.Language;
import workbook.puzzle.Puzzle;
import workbook.puzzle.Puzzles;
import workbook.see.SceneSource;
import workbook.stage.Scene;

/** The page of a chapter: its README, with its questions, its stage and its wrong answers, each where the text speaks of it. */
final class ChapterPage {
    private final Repository repository;
    private final Chapter chapter;
    private final MarkdownFile text;
    private final Renderer renderer;
    private final List<Heading> headings;

    ChapterPage(Repository repository, Chapter chapter, MarkdownFile text, Renderer renderer) {
        this.repository = repository;
        this.chapter = chapter;
        this.text = text;
        this.renderer = renderer;
        this.headings = new ArrayList<>(text.headings());
    }

    /** Returns the headings of the README, and of what was added. */
    List<Heading> headings() {
        return headings;
    }

    private String say(String english, String chinese) {
        return chapter.language() == Language.CHINESE ? chinese : english;
    }

    String html(WrongAnswers wrong) throws Exception {
        String questions = ChapterQuestions.json(repository.home(), chapter, text);
        String idPredict = heading("Predict", "预测");
        String idRun = heading("Run it", "运行");
        String idExercise = heading("Your exercise", "你的练习");
        StringBuilder html = new StringBuilder("<article class=\"chapter\">\n");
        for (Node section : text.sections()) {
            String id = section.getFirstChild() == null ? "" : text.id(section.getFirstChild());
            String body = renderer.html(section);
            if (id.equals(idPredict)) { // the questions are asked; paper shows the list of them
                html.append(body.replaceFirst("</h2>", "</h2>\n<div class=\"asked\">"))
                        .append("</div>\n");
                html.append(quiz(questions));
            } else if (id.equals(idExercise)) {
                html.append(body.replaceFirst("</h2>", "</h2>" + quoted(howToGoOn())));
            } else {
                html.append(body);
            }
            if (id.equals(idRun)) {
                html.append(stage());
            } else if (id.equals(idExercise)) {
                html.append(caught(wrong));
            }
        }
        return html.append("</article>\n").toString();
    }

    private static String quoted(String html) {
        return java.util.regex.Matcher.quoteReplacement(html);
    }

    private String heading(String english, String chinese) {
        String title = say(english, chinese);
        return text.headings().stream()
                .filter(heading -> heading.level() == 2 && heading.title().equals(title))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(text.path() + ": expected a section \"" + title + "\", found "
                                + text.headings().stream().map(Heading::title).toList()))
                .id();
    }

    private String quiz(String questions) {
        return "<section class=\"quiz\" id=\"quiz\" aria-label=\"" + say("Your predictions", "你的预测")
                + "\" hidden></section>\n" + "<script type=\"application/json\" id=\"questions\">" + questions
                + "</script>\n";
    }

    private String stage() throws Exception {
        List<Scene> scenes = Stage.scenes(repository.home(), chapter.name());
        List<Puzzle> puzzles = Puzzles.of(repository.home(), chapter.name());
        if (scenes.isEmpty()) {
            return "";
        }
        String title = say("On the stage", "上台看看");
        insertAfter("Run it", "运行", new Heading(2, "stage", title, words(scenes, puzzles)));
        StringBuilder html = new StringBuilder("<section class=\"onstage\">\n<h2 id=\"stage\">" + title + "</h2>\n<p>");
        html.append(say(
                "The library itself runs in this page, one step at a time. Play a story, or decide yourself who goes next and what fails.",
                "库本身就在这个页面里运行，一次一步。可以播放一个场景，也可以自己决定下一步轮到谁、什么会失败。"));
        html.append("</p>\n<ul class=\"scenes\">\n");
        for (Scene scene : scenes) {
            item(
                    html,
                    Stage.page(chapter.number(), "#" + scene.id()),
                    scene.title().in(chapter.language()),
                    "");
        }
        html.append("</ul>\n");
        if (!puzzles.isEmpty()) {
            html.append("<h3 id=\"puzzles\">").append(say("Puzzles", "谜题")).append("</h3>\n<p>");
            html.append(say("One part is wrong. Make the fault show, in few actions.", "其中一个部件有错。用尽量少的动作让错误显现出来。"));
            html.append("</p>\n<ul class=\"scenes puzzles\">\n");
            for (Puzzle puzzle : puzzles) {
                item(
                        html,
                        Stage.page(chapter.number(), "#puzzle/" + puzzle.id() + "/"),
                        puzzle.title().in(chapter.language()),
                        puzzle.text().in(chapter.language()));
            }
            html.append("</ul>\n");
        }
        return html.append("</section>\n").toString();
    }

    private void item(StringBuilder html, String page, String title, String text) {
        html.append("<li><a class=\"play\" href=\"")
                .append(Place.link(chapter.page(), page))
                .append("\"><span class=\"sign\" aria-hidden=\"true\">▶</span> ")
                .append(Html.code(title))
                .append("</a>");
        if (!text.isEmpty()) {
            html.append("<p>").append(Html.code(text)).append("</p>");
        }
        html.append("</li>\n");
    }

    private String words(List<Scene> scenes, List<Puzzle> puzzles) {
        StringBuilder words = new StringBuilder();
        scenes.forEach(
                scene -> words.append(scene.title().in(chapter.language())).append(". "));
        puzzles.forEach(
                puzzle -> words.append(puzzle.title().in(chapter.language())).append(". "));
        return words.toString();
    }

    private String howToGoOn() {
        String url = repository.url();
        String gitHub = repository.gitHubName();
        String number = chapter.number();
        StringBuilder html =
                new StringBuilder("\n<aside class=\"goon\" aria-label=\"" + say("How to go on", "怎样继续") + "\">\n<p>");
        html.append(say(
                "You write this part on your own computer, or in a codespace; a grader says which tests pass, and why one fails.",
                "这一部分要在你自己的电脑上写，或者在 codespace 里写；评分器会告诉你哪些测试通过，失败的又是为什么。"));
        html.append("</p>\n<ul>\n<li><b>").append(say("In a browser", "在浏览器里")).append("</b> ");
        html.append(
                gitHub.isEmpty()
                        ? say(
                                "Open the repository in GitHub Codespaces: it has all that is needed.",
                                "用 GitHub Codespaces 打开仓库：需要的都已备好。")
                        : "<a href=\"https://codespaces.new/" + Html.text(gitHub) + "\">"
                                + say("Open in GitHub Codespaces", "用 GitHub Codespaces 打开") + "</a>");
        html.append("</li>\n<li><b>").append(say("In a container", "在容器里")).append("</b> ");
        html.append(say(
                "Open the clone in VS Code, and choose “Reopen in Container”.",
                "用 VS Code 打开克隆，选择“Reopen in Container”。"));
        html.append("</li>\n<li><b>").append(say("On your computer", "在本机")).append("</b> ");
        html.append(say("With a JDK, 17 or newer, and Maven:", "需要 JDK 17 或更新的版本，以及 Maven："));
        html.append("\n<pre><code>git clone ")
                .append(url.isEmpty() ? say("REPOSITORY", "仓库地址") : Html.text(url) + ".git");
        html.append(" informer-workbook\ncd informer-workbook\n./jbang workbook next\n./jbang workbook grade ")
                .append(number);
        return html.append("</code></pre></li>\n</ul>\n</aside>\n").toString();
    }

    private String caught(WrongAnswers wrong) {
        String title = say("Which test catches which wrong answer", "哪个测试抓住哪个错误答案");
        insertAfter("Your exercise", "你的练习", new Heading(2, "wrong-answers", title, ""));
        StringBuilder html =
                new StringBuilder("<section class=\"caught\">\n<h2 id=\"wrong-answers\">" + title + "</h2>\n<p>");
        String link = "<a href=\"" + Place.link(chapter.page(), chapter.wrongAnswers()) + "\">";
        html.append(say(
                "The workbook has " + wrong.count()
                        + " wrong answers to this exercise, each a mistake that somebody has made. " + link
                        + "Look at them</a> when your own answer is done: what is wrong, and with which words the test says so.",
                "本章练习配有 " + wrong.count() + " 个错误答案，每个都是真实出现过的错误。自己做完之后再来" + link + "看看它们</a>：错在哪里，测试用什么话指出来。"));
        html.append("</p>\n<table class=\"tests\"><thead><tr><th>")
                .append(say("test", "测试"))
                .append("</th><th>")
                .append(say("catches", "抓住"))
                .append("</th></tr></thead><tbody>\n");
        int number = 0;
        for (var test : wrong.byTest().entrySet()) {
            html.append("<tr><td><a href=\"")
                    .append(Place.link(chapter.page(), chapter.wrongAnswers()))
                    .append("#test-")
                    .append(++number)
                    .append("\">")
                    .append(Html.code(test.getKey()))
                    .append("</a></td><td>")
                    .append(test.getValue().size())
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table>\n</section>\n").toString();
    }

    /** Adds a heading behind those of a section, for the menu and the search. */
    private void insertAfter(String english, String chinese, Heading added) {
        String id = heading(english, chinese);
        int at = 0;
        while (!headings.get(at).id().equals(id)) {
            at++;
        }
        do {
            at++;
        } while (at < headings.size() && headings.get(at).level() > 2);
        headings.add(at, added);
    }

    /** Returns the links to the chapters before and after. */
    String turn(@Nullable Chapter before, @Nullable Chapter after) {
        return "<nav class=\"turn\" aria-label=\"" + say("Before and after", "上一章与下一章") + "\">"
                + neighbour(before, say("Before", "上一章")) + neighbour(after, say("Next", "下一章")) + "</nav>\n";
    }

    private String neighbour(@Nullable Chapter other, String word) {
        return other == null || other.language() != chapter.language()
                ? ""
                : "<a href=\"" + Place.link(chapter.page(), other.page()) + "\"><span>" + word + "</span>"
                        + Html.text(other.title()) + "</a>";
    }

    /**
     * Returns the page of the wrong answers.
     *
     * @param onStage those of all chapters that can be seen on the stage
     */
    Page wrongAnswers(WrongAnswers wrong, List<Stage.OnStage> onStage, String twin) {
        String title = chapter.title() + say(": wrong answers", "：错误答案");
        StringBuilder html = new StringBuilder("<article class=\"wrong\">\n<h1>" + Html.text(title) + "</h1>\n<p>");
        html.append(say(
                "Each of these answers is wrong in one way, and one test catches it. <code>mvn verify</code> proves for each that this test"
                        + " fails with these words. Look here when your own answer is done: this page gives it away. ",
                "这里的每个答案都错在一处，并且有一个测试能抓住它。<code>mvn verify</code> 对每个答案都证明：这个测试失败，并且消息里有这些话。"
                        + "请在自己做完之后再看：这一页会泄露答案。说明和消息是英文，与评分器的输出一致。"));
        html.append("<a href=\"index.html\">")
                .append(say("Back to the chapter", "回到本章"))
                .append("</a></p>\n");
        List<Heading> found = new ArrayList<>();
        found.add(new Heading(1, "", title, ""));
        int number = 0;
        for (var test : wrong.byTest().entrySet()) {
            String id = "test-" + ++number;
            found.add(new Heading(2, id, test.getKey(), ""));
            html.append("<h2 id=\"")
                    .append(id)
                    .append("\" lang=\"en\">")
                    .append(Html.code(test.getKey()))
                    .append("</h2>\n");
            for (WrongAnswers.WrongAnswer answer : test.getValue()) {
                html.append(one(answer, onStage));
            }
        }
        return new Page(
                chapter.wrongAnswers(),
                chapter.language(),
                twin,
                title,
                title,
                html.append("</article>\n").toString(),
                found);
    }

    private String one(WrongAnswers.WrongAnswer answer, List<Stage.OnStage> onStage) {
        StringBuilder html =
                new StringBuilder("<section class=\"mutant\" lang=\"en\" id=\"" + answer.name() + "\">\n<h3>");
        html.append(answer.name())
                .append("</h3>\n<p>")
                .append(Html.code(answer.header().description()))
                .append("</p>\n<p class=\"says\">");
        html.append("<span class=\"kind\" lang=\"")
                .append(Layout.lang(chapter.language()))
                .append("\">")
                .append(say("The test says", "测试说"))
                .append("</span> ");
        html.append(answer.header().says().stream()
                .map(words -> "<q>" + Html.code(words) + "</q>")
                .collect(java.util.stream.Collectors.joining(" … ")));
        html.append("</p>\n");
        onStage.stream()
                .filter(one ->
                        one.chapter().equals(chapter.number()) && one.mutant().equals(answer.name()))
                .findFirst()
                .ifPresent(one -> html.append(besideTheRightOne(one)));
        html.append("<details><summary lang=\"")
                .append(Layout.lang(chapter.language()))
                .append("\">")
                .append(say("Source", "源码"))
                .append("</summary><pre><code>")
                .append(JavaColours.html(answer.source().strip()))
                .append("\n</code></pre></details>\n<p class=\"story\" lang=\"")
                .append(Layout.lang(chapter.language()))
                .append("\"><a href=\"")
                .append(Html.text(answer.header().story()))
                .append("\">")
                .append(say("Where this has happened", "现实中的出处"))
                .append("<span class=\"hidden\">: ")
                .append(answer.name())
                .append("</span></a></p>\n</section>\n");
        return html.toString();
    }

    /** Returns the links to the stage with a wrong answer, and with the library's part and the same actions. */
    private String besideTheRightOne(Stage.OnStage wrong) {
        StringBuilder html =
                new StringBuilder("<ul class=\"scenes\" lang=\"" + Layout.lang(chapter.language()) + "\">\n");
        item(html, wrong.page(wrong.mutant()), say("See it on the stage", "上台看看它"), "");
        item(html, wrong.page(SceneSource.LIBRARY), say("The right part, the same actions", "正确的部件，同样的动作"), "");
        return html.append("</ul>\n").toString();
    }
}
