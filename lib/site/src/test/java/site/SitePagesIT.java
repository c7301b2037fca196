package site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import headless.Chromium;
import headless.StaticServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, from a plain static server below a path, in a browser that reaches nothing else. */
class SitePagesIT {
    private static final Path SITE = Path.of(System.getProperty("site.folder"));

    private static final String READ = """
            return {
              links: [...document.querySelectorAll('a[href], iframe[src], link[href], script[src], img[src]')].map((one) => one.href ?? one.src),
              ids: [...document.querySelectorAll('[id]')].map((one) => one.id),
              lang: document.documentElement.lang,
              title: document.title,
              sideways: document.documentElement.scrollWidth - innerWidth,
              stars: [...document.querySelectorAll('main :is(p, li, td)')].map((one) => [...one.childNodes].filter((node) => node.nodeType === 3)
                  .map((node) => node.data).join('')).filter((text) => text.includes('**')),
              h1: document.querySelectorAll('h1').length,
            };
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static StaticServer server;

    @BeforeAll
    static void serve() throws IOException {
        assertThat(SITE.resolve("index.html"))
                .as("the site; mvn -Psite package writes it")
                .exists();
        server = new StaticServer(SITE);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @AfterEach
    void nothingWasMissing() {
        assertThat(server.missing()).as("what pages asked for and is not there").isEmpty();
        server.missing().clear();
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.map(file -> SITE.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".html") && !name.startsWith("stage/"))
                    .sorted()
                    .toList();
        }
    }

    /** Also with the width of a small phone: nothing but what scrolls by itself is wider. */
    @Test
    void noPageHasAnErrorOrADeadLinkOrIsTooWide() throws IOException {
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(40);
        CHROMIUM.driver().get("about:blank");
        CHROMIUM.console();
        CHROMIUM.size(360, 780);
        Map<String, List<String>> ids = new HashMap<>();
        Map<String, List<String>> links = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String page : pages) {
            CHROMIUM.driver().get(server.url() + page);
            Map<String, Object> read = CHROMIUM.run(READ);
            CHROMIUM.console().forEach(line -> wrong.add(page + ": " + line));
            @SuppressWarnings("unchecked") // READ returns lists of texts
            List<String> its = (List<String>) read.get("ids");
            @SuppressWarnings("unchecked")
            List<String> leads = (List<String>) read.get("links");
            ids.put(page, its);
            links.put(page, leads);
            if (its.size() != new TreeSet<>(its).size()) {
                wrong.add(page + ": an id is there twice");
            }
            if (!List.of()
                    .equals(read.get(
                            "stars"))) { // such as bold text without a space before it, which GitHub does not show
                // either
                wrong.add(page + ": Markdown that was not understood: " + read.get("stars"));
            }
            if (((Number) read.get("sideways")).longValue() > 0) {
                wrong.add(page + ": " + read.get("sideways") + " px too wide for a phone");
            }
            if (!read.get("lang").equals(page.startsWith("zh/") ? "zh-CN" : "en")
                    || read.get("h1").equals(0L)) {
                wrong.add(page + ": " + read.get("lang") + ", headings of level 1: " + read.get("h1"));
            }
        }
        links.forEach((page, its) -> its.stream()
                .filter(link -> isDead(link, ids))
                .forEach(link -> wrong.add(page + ": leads nowhere: " + link)));
        assertThat(wrong).isEmpty();
    }

    private static boolean isDead(String link, Map<String, List<String>> ids) {
        if (!link.startsWith(server.url())) {
            return !link.startsWith("https://"); // foreign pages are not asked
        }
        String rest = link.substring(server.url().length());
        String fragment = rest.contains("#") ? rest.substring(rest.indexOf('#') + 1) : "";
        String path = rest.replaceFirst("[?#].*", "");
        if (!Files.isRegularFile(SITE.resolve(path))) {
            return true;
        }
        String id = java.net.URLDecoder.decode(fragment, java.nio.charset.StandardCharsets.UTF_8);
        return !path.startsWith("stage/")
                && !id.isEmpty()
                && !ids.getOrDefault(path, List.of()).contains(id);
    }

    @Test
    void nothingForeignIsLoaded() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(html|css|js)"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(SITE.relativize(file).toString())
                        .doesNotContainPattern("(?:src|<link[^>]*href)=\"(?:https?:)?//")
                        .doesNotContainPattern("url\\(['\"]?(?:https?:)?//")
                        .doesNotContainPattern("(?:src|href)=\"/");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, light, 1280",
        "index.html, dark, 360",
        "zh/index.html, dark, 1280",
        "zh/index.html, light, 360",
        "chapters/03-deltafifo/index.html, light, 1280",
        "chapters/03-deltafifo/index.html, dark, 360",
        "zh/chapters/08-informers/index.html, dark, 1280",
        "chapters/05-store/wrong-answers.html, light, 1280",
        "chapters/05-store/wrong-answers.html, dark, 360",
        "docs/glossary.html, dark, 1280",
        "readme.html, light, 360",
        "zh/docs/glossary.html, light, 1280",
        "chapters/02-listwatch/index.html, dark, 1280",
    })
    void axeFindsNoViolation(String page, String theme, int width) throws Exception {
        CHROMIUM.size(width, 900);
        CHROMIUM.driver().get(server.url() + page);
        CHROMIUM.run("localStorage.setItem('theme', arguments[0])", theme);
        CHROMIUM.driver().get(server.url() + page);
        CHROMIUM.waitFor("document.querySelector('.theme') && !document.querySelector('.theme').hidden");
        CHROMIUM.waitFor("!document.querySelector('#quiz') || !document.querySelector('#quiz').hidden");
        CHROMIUM.run(new EmbeddedResourceAxeProvider().getScript());
        assertThat(CHROMIUM.<List<String>>runLater("""
                        const done = arguments[arguments.length - 1];
                        axe.run(document).then((found) => done(found.violations.flatMap((violation) => violation.nodes.map((node) =>
                            `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))), (error) => done([String(error)]));
                        """)).isEmpty();
    }
}
