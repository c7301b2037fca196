package site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.cli.Language;

/**
 * What the search of one language knows: each section of each page, and for each word the sections that have it. Chinese has no spaces
 * between words, so there each pair of characters counts as a word. {@code search.js} reads a query in the same way.
 */
final class SearchIndex {
    /** A word in a heading says more about a section than one in its text. */
    private static final int HEADING = 6;

    private static final int EXCERPT = 110;
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_.]*[a-z0-9]|[\\p{IsHan}]+");
    private static final Set<String> COMMON = Set.of(
            "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "not", "of", "on", "or",
            "so", "that", "the", "them", "then", "they", "this", "to", "was", "with");

    private SearchIndex() {}

    /** Returns the index of the pages in a language, as JSON. */
    static byte[] of(List<Page> pages, Language language) throws IOException {
        List<Object> shownPages = new ArrayList<>();
        List<Object> sections = new ArrayList<>();
        Map<String, Map<Integer, Integer>> words = new TreeMap<>();
        for (Page page : pages) {
            if (page.language() != language) {
                continue;
            }
            for (Heading heading : page.headings()) {
                String text = heading.text();
                int section = sections.size();
                sections.add(List.of(
                        shownPages.size(),
                        heading.level() == 1 ? "" : heading.id(),
                        heading.title(),
                        text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text));
                words(heading.title()).forEach(word -> add(words, word, section, HEADING));
                words(text).forEach(word -> add(words, word, section, 1));
            }
            shownPages.add(List.of(page.title(), page.path()));
        }
        Map<String, List<Integer>> flat = new TreeMap<>();
        words.forEach((word, counts) -> {
            List<Integer> row = new ArrayList<>();
            counts.forEach((section, count) -> {
                row.add(section);
                row.add(count);
            });
            flat.put(word, row);
        });
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("pages", shownPages);
        index.put("sections", sections);
        index.put("words", flat);
        return new ObjectMapper().writeValueAsBytes(index);
    }

    private static void add(Map<String, Map<Integer, Integer>> words, String word, int section, int weight) {
        words.computeIfAbsent(word, any -> new TreeMap<>())
                .merge(section, weight, (one, other) -> Math.min(99, one + other));
    }

    /** Returns the words of a text, in lower case; of names with dots and underscores, also the parts. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN) {
                for (int i = 0; i < word.length() - 1; i++) {
                    words.add(word.substring(i, i + 2));
                }
                if (word.length() == 1) {
                    words.add(word);
                }
            } else if (!COMMON.contains(word)) {
                words.add(word);
                if (word.matches(".*[._].*")) {
                    words.addAll(List.of(word.split("[._]+")));
                }
            }
        }
        return words;
    }
}
