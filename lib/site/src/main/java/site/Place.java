package site;

import java.nio.file.Path;
import workbook.cli.Language;

/** Where things are: the page of a Markdown file, and the way from one page to another. */
final class Place {
    private static final String CHINESE = ".zh-CN.md";

    private Place() {}

    /** Returns the page of a Markdown file. The README of the repository is not the site's first page. */
    static String page(String file) {
        String name = file.replaceFirst("(\\.zh-CN)?\\.md$", "");
        if (name.equals("README")) {
            name = "readme";
        }
        String page = name.replaceFirst("/README$", "/index") + ".html";
        return language(file) == Language.CHINESE ? "zh/" + page : page;
    }

    static Language language(String file) {
        return file.endsWith(CHINESE) ? Language.CHINESE : Language.ENGLISH;
    }

    /** Returns the same text in the other language, which may not exist. */
    static String twin(String file) {
        return language(file) == Language.CHINESE
                ? file.replaceFirst("\\.zh-CN\\.md$", ".md")
                : file.replaceFirst("\\.md$", CHINESE);
    }

    /** Returns the first page in a language. */
    static String first(Language language) {
        return language == Language.CHINESE ? "zh/index.html" : "index.html";
    }

    /** Returns the way from a page to the root of the site: "" or {@code ../../}. */
    static String root(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count());
    }

    /** Returns a relative link from one page or file to another. */
    static String link(String from, String to) {
        Path folder = Path.of("/" + from).resolveSibling("");
        return folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
    }

    /** Returns the file that a link in another file means; null if it is outside the repository. */
    static @org.jspecify.annotations.Nullable String target(String from, String link) {
        Path target = Path.of("/r/" + from).resolveSibling(link).normalize();
        return target.startsWith("/r")
                ? Path.of("/r").relativize(target).toString().replace('\\', '/')
                : null;
    }
}
