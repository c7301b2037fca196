package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/**
 * The texts of this repository use the field's words. Private words that stood here once must not come back; the lists are
 * {@code words-en.txt} and {@code words-zh.txt} in the test resources. There are no exceptions.
 */
class WordsIT {
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

    private List<String> found(List<Word> words, Predicate<String> which) throws IOException {
        Map<String, Path> texts = RepositoryTexts.in(home.root());
        texts.keySet().removeIf(which.negate());
        assertThat(texts).as("texts").hasSizeGreaterThan(10);
        List<String> found = new ArrayList<>();
        for (String name : texts.keySet()) {
            List<String> lines = Files.readAllLines(texts.get(name));
            for (int i = 0; i < lines.size(); i++) {
                for (Word word : words) {
                    if (word.expression.matcher(lines.get(i)).find()) {
                        found.add(name + ":" + (i + 1) + ": write " + word.instead + ": "
                                + lines.get(i).strip());
                    }
                }
            }
        }
        return found;
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
