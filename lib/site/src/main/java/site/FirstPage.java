package site;

import java.util.ArrayList;
import java.util.List;
import workbook.cli.Language;
import workbook.puzzle.Puzzle;
import workbook.puzzle.Puzzles;

/** The first page: an informer at work, one puzzle, and the chapters. */
final class FirstPage {
    private static final String PUZZLE = "03-the-ghost";

    private final Language language;
    private final List<Chapter> chapters;
    private final Puzzle puzzle;
    private final String path;

    private FirstPage(Language language, List<Chapter> chapters, Puzzle puzzle) {
        this.language = language;
        this.chapters = chapters;
        this.puzzle = puzzle;
        this.path = Place.first(language);
    }

    /** @param chapters those in this language */
    static Page of(Repository repository, Language language, List<Chapter> chapters) {
        Puzzle puzzle = Puzzles.all(repository.home()).stream()
                .filter(one -> one.id().equals(PUZZLE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected the puzzle " + PUZZLE + ", found none"));
        return new FirstPage(language, chapters, puzzle).page();
    }

    private String say(String english, String chinese) {
        return language == Language.CHINESE ? chinese : english;
    }

    private Page page() {
        String about = say(
                "Learn Kubernetes informers, the heart of client-go, by building them in Java: thirteen chapters, a graded exercise in each, and a"
                        + " stage in your browser.",
                "用 Java 亲手实现 client-go 的核心 Informer，学会 Kubernetes 的这套机制：十三章，每章一个自动评分的练习，还有在浏览器里的舞台。");
        List<Heading> headings = new ArrayList<>();
        headings.add(new Heading(1, "", say(Layout.TITLE, Layout.CHINESE_TITLE), about));
        headings.add(new Heading(2, "puzzle", puzzleTitle(), puzzle.text().in(language)));
        headings.add(new Heading(2, "chapters", say("The chapters", "全部章节"), ""));
        Language other = language == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
        return new Page(
                path,
                language,
                Place.first(other),
                say(Layout.TITLE, Layout.CHINESE_TITLE),
                about,
                "<article class=\"first\">\n" + hero() + puzzle() + chapters() + ways() + "</article>",
                headings);
    }

    private String hero() {
        return """
                <h1>%s</h1>
                <p class="lead">%s</p>
                <iframe class="hero" src="%s" title="%s"></iframe>
                <p class="under">%s</p>
                <p class="calls"><a class="call" href="%s">%s</a>%s</p>
                """.formatted(
                        say("See an informer at work. Then build one.", "先看 Informer 怎样工作，再亲手写一个。"),
                        say(
                                "Every Kubernetes controller rests on an informer: it lists, it watches, it keeps a local copy, and it notifies you"
                                        + " of changes, without a gap, although the network has gaps. This workbook takes it apart: thirteen chapters,"
                                        + " each with a reading, a prediction, a program to run, and an exercise in Java that is graded.",
                                "每个 Kubernetes 控制器的底下都是 Informer：它先列出、再监听，在本地保存一份副本，并把变化通知你；网络会中断，它却不漏掉任何变化。"
                                        + "这本手册把它拆开来看：十三章，每章有阅读、预测、可以运行的程序，以及一个用 Java 完成、自动评分的练习。"),
                        Place.link(path, "stage/hero.html") + "?lang=" + language.code(),
                        say("An informer at work: the steps of a recording", "Informer 的工作过程：录制的步骤"),
                        say(
                                "A pod is added, updated and deleted. Each step was taken by the real library, from the server’s log to the handler.",
                                "一个 Pod 被新增、更新、删除。每一步都由真正的库执行，从服务端的日志一直到事件处理器。"),
                        Place.link(path, chapters.get(0).page()),
                        say("Begin with chapter 01", "从第 01 章开始"),
                        playIt());
    }

    private String playIt() {
        return " <a class=\"call second\" href=\"" + Place.link(path, Stage.page("08", "#08-slow")) + "\">"
                + say("Play it yourself", "自己来操作") + "</a>";
    }

    private String puzzleTitle() {
        return say("One puzzle: ", "一道谜题：") + puzzle.title().in(language);
    }

    private String puzzle() {
        return """
                <section class="puzzle">
                <h2 id="puzzle">%s</h2>
                <p>%s</p>
                <p>%s</p>
                <p class="calls"><a class="call play" href="%s"><span aria-hidden="true">▶</span> %s</a></p>
                </section>
                """.formatted(
                        Html.text(puzzleTitle()),
                        Html.code(puzzle.text().in(language)),
                        say(
                                "You have " + puzzle.mostActions()
                                        + " actions: let a part go on, cut the watch, delete a pod, let time pass.",
                                "你有 " + puzzle.mostActions() + " 个动作：让某个部件前进一步、切断 watch、删除 Pod、让时间流逝。"),
                        Place.link(path, Stage.page(puzzle.chapter().substring(0, 2), "#puzzle/" + puzzle.id() + "/")),
                        say("Play the puzzle", "玩这道谜题"));
    }

    private String chapters() {
        StringBuilder html =
                new StringBuilder("<h2 id=\"chapters\">" + say("The chapters", "全部章节") + "</h2>\n<ol class=\"map\">\n");
        for (Chapter chapter : chapters) {
            html.append("<li><a href=\"")
                    .append(Place.link(path, chapter.page()))
                    .append("\"><b>")
                    .append(chapter.number())
                    .append("</b> ")
                    .append(Html.text(chapter.title().substring(3)))
                    .append("</a><p>")
                    .append(Html.text(chapter.about()))
                    .append("</p><p class=\"task\">")
                    .append(say("You write: ", "你来写："))
                    .append(Html.text(chapter.task()))
                    .append("</p></li>\n");
        }
        return html.append("</ol>\n").toString();
    }

    private String ways() {
        return "<h2 id=\"how\">" + say("Nothing to install, until you write code", "写代码之前，什么都不用安装") + "</h2>\n<p>"
                + say(
                        "Read, predict and play on this site; it also works off-line. The exercises are graded on your computer, or in a"
                                + " codespace: <a href=\"readme.html\">install and use the workbook</a>. Everything runs against recorded traffic"
                                + " of a real API server, so you need no cluster.",
                        "阅读、预测和舞台都在这个网站上，离线也能用。练习在你的电脑上评分，或者在 codespace 里：<a href=\"readme.html\">安装与使用</a>。"
                                + "一切都针对真实 API Server 的录制流量运行，所以不需要集群。")
                + "</p>\n";
    }
}
