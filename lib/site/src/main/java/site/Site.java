package site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import replay.record.Folders;
import workbook.cli.Language;

/** All files of the site, in memory. Not thread-safe. */
final class Site {
    private final Repository repository;
    private final Map<String, MarkdownFile> texts = new TreeMap<>(); // by their files in the repository
    private final Map<String, byte[]> files = new TreeMap<>(); // by their paths on the site
    private final List<Page> pages = new ArrayList<>();

    private Site(Repository repository) {
        this.repository = repository;
    }

    /** Makes the site of a repository. */
    static Site of(Repository repository) throws Exception {
        Site site = new Site(repository);
        site.texts.putAll(texts(repository));
        site.make();
        return site;
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Returns the READMEs, and all Markdown files that can be reached from them, by their files in the repository. */
    static Map<String, MarkdownFile> texts(Repository repository) throws IOException {
        Map<String, MarkdownFile> texts = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("README.md", "README.zh-CN.md"));
        while (!open.isEmpty()) {
            String file = open.pop();
            if (texts.containsKey(file) || !repository.has(file)) {
                continue;
            }
            MarkdownFile text = MarkdownFile.parse(file, repository.read(file));
            texts.put(file, text);
            for (String link : text.links()) {
                String target = link.matches("\\w+:.*|#.*") ? null : Place.target(file, link.replaceFirst("#.*", ""));
                if (target != null && target.endsWith(".md")) {
                    open.add(target);
                }
            }
            open.add(Place.twin(file));
        }
        return texts;
    }

    private void make() throws Exception {
        Stage.requireEngine(repository);
        List<Stage.OnStage> onStage = Stage.wrongAnswers(repository);
        List<Chapter> chapters = new ArrayList<>();
        for (Language language : Language.values()) {
            Map<String, String> titles = new TreeMap<>();
            for (String name : repository.home().chapters()) {
                titles.put(
                        name, text("chapters/" + name + "/" + language.readme()).title());
            }
            chapters.addAll(MapOfChapters.of(text(language.readme()), language, titles));
        }
        for (Language language : Language.values()) {
            List<Chapter> its = chapters.stream()
                    .filter(chapter -> chapter.language() == language)
                    .toList();
            pages.add(FirstPage.of(repository, language, its));
        }
        for (int i = 0; i < chapters.size(); i++) {
            addChapter(
                    chapters.get(i),
                    i > 0 ? chapters.get(i - 1) : null,
                    i + 1 < chapters.size() ? chapters.get(i + 1) : null,
                    onStage);
        }
        for (String file : texts.keySet()) {
            if (pages.stream().noneMatch(page -> page.path().equals(Place.page(file)))) {
                pages.add(plain(file));
            }
        }
        Layout layout = new Layout(chapters);
        for (Page page : pages) {
            add(page.path(), layout.html(page));
        }
        Assets.addTo(files);
        for (Language language : Language.values()) {
            files.put("assets/search-" + language.code() + ".json", SearchIndex.of(pages, language));
        }
        Stage.addTo(files, repository);
        ServiceWorker.addTo(files);
    }

    /** @param before the neighbours; of another language, or null, if it has none */
    private void addChapter(
            Chapter chapter, @Nullable Chapter before, @Nullable Chapter after, List<Stage.OnStage> onStage)
            throws Exception {
        String file = "chapters/" + chapter.name() + "/" + chapter.language().readme();
        MarkdownFile text = text(file);
        WrongAnswers wrong = WrongAnswers.of(repository.home().chapter(chapter.name()));
        Renderer renderer = new Renderer(text, link -> destination(file, link), link -> size(file, link));
        ChapterPage page = new ChapterPage(repository, chapter, text, renderer);
        String main = page.html(wrong) + page.turn(before, after);
        pages.add(page(text, main, page.headings()));
        String twin = Place.page(Place.twin(file)).replace("index.html", "wrong-answers.html");
        pages.add(page.wrongAnswers(wrong, onStage, twin));
    }

    private MarkdownFile text(String file) {
        MarkdownFile text = texts.get(file);
        if (text == null) {
            throw new IllegalStateException("expected " + file + ", to which a README leads; found none");
        }
        return text;
    }

    private Page plain(String file) {
        MarkdownFile text = text(file);
        Renderer renderer = new Renderer(text, link -> destination(file, link), link -> size(file, link));
        return page(text, "<article>" + renderer.html(text.document()) + "</article>", text.headings());
    }

    private Page page(MarkdownFile text, String main, List<Heading> headings) {
        String twin = Place.twin(text.path());
        return new Page(
                Place.page(text.path()),
                Place.language(text.path()),
                texts.containsKey(twin) ? Place.page(twin) : null,
                text.title(),
                text.headings().isEmpty()
                        ? ""
                        : firstSentence(text.headings().get(0).text()),
                main,
                headings);
    }

    private static String firstSentence(String text) {
        int end = text.replace('。', '.').indexOf('.', 40);
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Returns where a link of a file leads on its page; null if it leads nowhere that the site knows. */
    private @Nullable String destination(String file, String link) {
        if (link.matches("\\w+:.*|#.*")) {
            return link;
        }
        String name = link.replaceFirst("#.*", "");
        String fragment = link.substring(name.length());
        String target = Place.target(file, name);
        String page = Place.page(file);
        if (target == null) {
            return null;
        }
        if (texts.containsKey(target)) {
            return Place.link(page, Place.page(target)) + fragment;
        }
        if (target.matches(".*\\.(png|svg)") && repository.has(target)) {
            files.computeIfAbsent(target, this::bytes);
            return Place.link(page, target);
        }
        String url = repository.urlOf(target);
        return url.isEmpty() ? null : url + fragment;
    }

    /** Returns the width and height of a PNG, so that the text below it does not move when it comes. */
    private Map<String, String> size(String file, String link) {
        String page = Place.page(file);
        byte[] bytes = files.get(Place.target(page, link));
        if (bytes == null || !link.endsWith(".png")) {
            return Map.of();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        return Map.of("width", String.valueOf(header.getInt(16)), "height", String.valueOf(header.getInt(20)));
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(repository.path(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private void add(String path, String text) {
        if (files.put(path, text.getBytes(StandardCharsets.UTF_8)) != null) {
            throw new IllegalStateException("two files of the site have the path " + path);
        }
    }

    /** Writes all files into a folder, which is deleted first. */
    void writeTo(Path folder) throws IOException {
        Folders.delete(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.write(path, file.getValue());
        }
    }
}
