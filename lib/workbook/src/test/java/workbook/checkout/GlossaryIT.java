package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/**
 * The glossary, its translation and the chapters agree: each term is introduced in bold in one chapter, with a link to its
 * entry, and the entry names that chapter. The Chinese chapter uses the Chinese word of the glossary.
 */
class GlossaryIT {
    private static final Pattern ENTRY = Pattern.compile("(?ms)^### (.*?)\\n(.*?)(?=^### |\\z)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z-]+)\"></a>(.*?)(?:（(.*)）)?");
    private static final Pattern CHAPTER = Pattern.compile("\\[(\\d\\d)]\\(\\.\\./chapters/([^/]+)/README");
    private static final Pattern INTRODUCED =
            Pattern.compile("\\*\\*\\[([^\\]]+)]\\(\\.\\./\\.\\./docs/glossary(?:\\.zh-CN)?\\.md#([a-z-]+)\\)\\*\\*");

    /** A term's word in the language of the page, and the folder of the chapter that introduces it. */
    private record Entry(String word, String chapter) {}

    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void bothPagesHaveTheSameTermsFromTheSameChapters() throws IOException {
        Map<String, String> english = new LinkedHashMap<>();
        entries("glossary.md").forEach((anchor, entry) -> english.put(anchor, entry.chapter));
        Map<String, String> chinese = new LinkedHashMap<>();
        entries("glossary.zh-CN.md").forEach((anchor, entry) -> chinese.put(anchor, entry.chapter));

        assertThat(english).isNotEmpty();
        assertThat(new ArrayList<>(english.keySet())).isSorted();
        assertThat(chinese).isEqualTo(english);
    }

    @Test
    void eachTermIsIntroducedOnceInTheChapterThatItsEntryNames() throws IOException {
        check("glossary.md", Readmes.ENGLISH);
    }

    @Test
    void theChineseChaptersIntroduceTheSameTermsWithTheWordsOfTheGlossary() throws IOException {
        check("glossary.zh-CN.md", Readmes.CHINESE);
    }

    private void check(String page, String readme) throws IOException {
        Map<String, Entry> entries = entries(page);
        Map<String, List<String>> introduced = new TreeMap<>();
        for (String chapter : home.chapters()) {
            Path text = home.chapter(chapter).resolve(readme);
            for (MatchResult link :
                    INTRODUCED.matcher(Readmes.read(text)).results().toList()) {
                String anchor = link.group(2);
                introduced.computeIfAbsent(anchor, a -> new ArrayList<>()).add(chapter);
                assertThat(entries).as(text + " links to an entry of " + page).containsKey(anchor);
                assertThat(link.group(1).replaceAll("\\s+", " "))
                        .as(text + ": the word of " + page)
                        .containsIgnoringCase(entries.get(anchor).word);
            }
        }
        Map<String, List<String>> expected = new TreeMap<>();
        entries.forEach((anchor, entry) -> expected.put(anchor, List.of(entry.chapter)));
        assertThat(introduced)
                .as("the chapters that introduce each term, as **[term](../../docs/" + page + "#anchor)**")
                .isEqualTo(expected);
    }

    private Map<String, Entry> entries(String page) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String text = Readmes.read(home.root().resolve("docs").resolve(page));
        for (MatchResult entry : ENTRY.matcher(text).results().toList()) {
            String anchor = entry.group(1).toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            String word = entry.group(1);
            var written = ANCHOR.matcher(entry.group(1));
            if (written.matches()) {
                anchor = written.group(1);
                word = written.group(2);
            }
            var chapter = CHAPTER.matcher(entry.group(2));
            assertThat(chapter.find())
                    .as("the entry " + word + " links to its chapter")
                    .isTrue();
            assertThat(chapter.group(2)).as("the folder of the link").startsWith(chapter.group(1) + "-");
            assertThat(entries).as("two entries with the anchor " + anchor).doesNotContainKey(anchor);
            entries.put(anchor, new Entry(word, chapter.group(2)));
        }
        return entries;
    }
}
