package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/**
 * The texts of this repository use the field's words. Private words that stood here once must not come back; the lists are
 * {@code words-en.txt} and {@code words-zh.txt} in the test resources. There are no exceptions.
 */
class WordsIT {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".workbook", "node_modules", "__files");

    /** @param expression what must not be found, in any case */
    private record Word(Pattern expression, String instead, String example) {}

    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void english() throws IOException {
        List<Word> words = words("words-en.txt");
        assertThat(found(words, file -> !file.endsWith(".zh-CN.md"))).isEmpty();
    }

    @Test
    void chinese() throws IOException {
        List<Word> words = words("words-zh.txt");
        assertThat(found(words, file -> file.endsWith(".zh-CN.md"))).isEmpty();
    }

    private List<String> found(List<Word> words, java.util.function.Predicate<String> which) throws IOException {
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (Path file : texts()) {
            String name = home.root().relativize(file).toString().replace('\\', '/');
            if (!which.test(name)) {
                continue;
            }
            texts++;
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                for (Word word : words) {
                    if (word.expression.matcher(lines.get(i)).find()) {
                        found.add(name + ":" + (i + 1) + ": write " + word.instead + ": "
                                + lines.get(i).strip());
                    }
                }
            }
        }
        assertThat(texts).as("number of texts").isGreaterThan(10);
        return found;
    }

    /** Java sources, Markdown, scripts and workflows; not the recorded traffic of other programs. */
    private List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        Files.walkFileTree(home.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.matches(".*\\.(java|md|sh|yml|xml)|jbang|jbang\\.cmd|jbang-catalog\\.json")) {
                    texts.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return texts;
    }

    private static List<Word> words(String list) {
        try (InputStream stream = WordsIT.class.getResourceAsStream(list);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Word> words = reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" \\| "))
                    .map(parts -> new Word(
                            Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                            parts[1],
                            parts[2]))
                    .toList();
            for (Word word : words) {
                assertThat(word.example)
                        .as("an example that the expression finds")
                        .containsPattern(word.expression);
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
