package site;

import java.util.List;
import workbook.cli.Language;

/** What all pages have around their text. Immutable. */
record Layout(List<Chapter> chapters) {
    static final String TITLE = "The Informer Workbook";
    static final String CHINESE_TITLE = "Informer 实战手册";

    Layout {
        chapters = List.copyOf(chapters);
    }

    String html(Page page) {
        String root = Place.root(page.path());
        String assets = root + "assets/";
        String site = page.say(TITLE, CHINESE_TITLE);
        String title = page.title().equals(site) ? site : page.title() + " – " + site;
        return """
                <!doctype html>
                <html lang="%s" data-root="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
                <title>%s</title>
                <meta name="description" content="%s">
                <link rel="icon" href="%sicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="%ssite.css">%s
                <script src="%stheme.js"></script>
                <script type="module" src="%ssite.js"></script>
                </head>
                <body>
                <a class="skip" href="#main">%s</a>
                %s
                <div class="frame">
                %s
                <main id="main" tabindex="-1">
                %s
                </main>
                </div>
                %s
                </body>
                </html>
                """.formatted(
                        lang(page.language()),
                        root,
                        Html.text(title),
                        Html.text(page.about()),
                        assets,
                        assets,
                        alternate(page),
                        assets,
                        assets,
                        page.say("Skip to the text", "跳到正文"),
                        header(page),
                        menu(page),
                        page.main(),
                        footer(page));
    }

    static String lang(Language language) {
        return language == Language.CHINESE ? "zh-CN" : "en";
    }

    private static String alternate(Page page) {
        if (page.twin() == null) {
            return "";
        }
        Language other = page.language() == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
        return "\n<link rel=\"alternate\" hreflang=\"" + lang(other) + "\" href=\"" + page.link(page.twin()) + "\">";
    }

    private static String header(Page page) {
        Language other = page.language() == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
        String twin = page.link(page.twin() == null ? Place.first(other) : page.twin());
        return """
                <header class="top">
                <a class="brand" href="%s"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="5" cy="12" r="4" class="hue-0"/><rect x="10" y="8.5" width="7" height="7" rx="1.2" class="hue-1"/><path d="M23 16.5h-4.5L20.75 8z" class="hue-2"/></svg>%s</a>
                <search class="search" hidden><label class="hidden" for="search">%s</label>
                <input id="search" type="search" placeholder="%s" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list">
                <div id="found" class="found" role="listbox" aria-label="%s" hidden></div></search>
                <div class="tools">
                <a class="tool" href="%s" lang="%s" hreflang="%s">%s</a>
                <button class="tool theme" type="button" hidden>◐</button>
                </div>
                </header>""".formatted(
                        page.link(Place.first(page.language())),
                        page.say(TITLE, CHINESE_TITLE),
                        page.say("Search", "搜索"),
                        page.say("Search", "搜索"),
                        page.say("Found", "搜索结果"),
                        twin,
                        lang(other),
                        lang(other),
                        other == Language.CHINESE ? "中文" : "English");
    }

    /** The chapters, with the sections of the one that is shown. */
    private String menu(Page page) {
        StringBuilder html = new StringBuilder();
        html.append("<nav class=\"menu\" aria-label=\"")
                .append(page.say("Chapters", "章节"))
                .append("\">\n<details><summary>")
                .append(page.say("Chapters", "章节"))
                .append("</summary>\n<ol>\n");
        for (Chapter chapter : chapters) {
            if (chapter.language() != page.language()) {
                continue;
            }
            boolean here = chapter.page().equals(page.path());
            boolean inside = here || chapter.wrongAnswers().equals(page.path());
            html.append("<li")
                    .append(inside ? " class=\"here\"" : "")
                    .append("><a href=\"")
                    .append(here ? "#main" : page.link(chapter.page()))
                    .append(here ? "\" aria-current=\"page\">" : "\">")
                    .append("<b>")
                    .append(chapter.number())
                    .append("</b> ")
                    .append(Html.text(chapter.title().substring(3)))
                    .append("</a>");
            if (here) {
                html.append("<ol>");
                page.headings().stream()
                        .filter(heading -> heading.level() == 2)
                        .forEach(heading -> html.append("<li><a href=\"#" + Html.text(heading.id()) + "\">")
                                .append(Html.text(heading.title()))
                                .append("</a></li>"));
                html.append("</ol>");
            }
            html.append("</li>\n");
        }
        html.append("</ol>\n<ul>\n");
        boolean chinese = page.language() == Language.CHINESE;
        more(html, page, chinese ? "zh/readme.html" : "readme.html", page.say("Install and use it", "安装与使用"));
        more(html, page, chinese ? "zh/docs/glossary.html" : "docs/glossary.html", page.say("Glossary", "术语表"));
        more(html, page, "docs/workshop.html", page.say("For workshops", "用于工作坊（英文）"));
        return html.append("</ul>\n</details></nav>").toString();
    }

    private static void more(StringBuilder html, Page page, String path, String title) {
        boolean here = path.equals(page.path());
        html.append("<li><a href=\"")
                .append(here ? "#main" : page.link(path))
                .append('"')
                .append(here ? " aria-current=\"page\">" : ">")
                .append(title)
                .append("</a></li>\n");
    }

    private static String footer(Page page) {
        return "<footer class=\"foot\"><p>"
                + page.say(
                        "Apache-2.0. No tracking, no cookies: your answers stay in this browser. After the first visit the site works off-line.",
                        "Apache-2.0。没有跟踪，没有 cookie：你的回答只留在这个浏览器里。第一次访问之后，离线也能使用。")
                + "</p></footer>";
    }
}
