package workbook.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.cli.Language;

/**
 * A short text: a number, a name, or a list in order. Immutable.
 *
 * @param kind how it is compared
 * @param right the right answer in its short form
 * @param wrong the usual wrong answers in their short form, and what is said about each
 */
public record ShortText(Kind kind, String right, Map<String, Text> wrong) implements Form {
    private static final Pattern DIGITS = Pattern.compile("-?\\d+");

    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            Map.entry("none", "0"),
            Map.entry("never", "0"),
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("once", "1"),
            Map.entry("two", "2"),
            Map.entry("twice", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("没有", "0"),
            Map.entry("零", "0"),
            Map.entry("一", "1"),
            Map.entry("二", "2"),
            Map.entry("两", "2"),
            Map.entry("三", "3"),
            Map.entry("四", "4"),
            Map.entry("五", "5"),
            Map.entry("六", "6"),
            Map.entry("七", "7"),
            Map.entry("八", "8"),
            Map.entry("九", "9"),
            Map.entry("十", "10"));

    public ShortText {
        wrong = Map.copyOf(wrong);
    }

    /** How a short text is read and compared. */
    public enum Kind {
        /** A whole number in digits, or a small one as a word; other words around it are ignored. */
        NUMBER(new Text("a number", "一个数")),
        /** A name; upper and lower case, quotes and a full stop make no difference. */
        NAME(new Text("a name", "一个名字")),
        /** Names in order, with commas or spaces between them. */
        LIST(new Text("a list in order, such as x, y, z", "按顺序的列表，例如 x, y, z"));

        private final Text expected;

        Kind(Text expected) {
            this.expected = expected;
        }

        /** Returns the short form of a text; empty if it has none. */
        Optional<String> read(String typed) {
            String text = typed.strip().toLowerCase(Locale.ROOT);
            return switch (this) {
                case NUMBER -> number(text);
                case NAME -> Optional.of(name(text)).filter(name -> !name.isEmpty());
                case LIST -> Optional.of(list(text)).filter(list -> !list.isEmpty());
            };
        }

        private static Optional<String> number(String text) {
            List<String> found = new ArrayList<>();
            Matcher digits = DIGITS.matcher(text);
            while (digits.find()) {
                found.add(digits.group());
            }
            if (found.isEmpty()) {
                found = Stream.of(text.replaceFirst("[个次]$", "").split("[^\\p{L}]+"))
                        .map(NUMBER_WORDS::get)
                        .filter(number -> number != null)
                        .toList();
            }
            // Two numbers are no answer: nobody could say which one is meant.
            return found.size() == 1
                    ? Optional.of(found.get(0).replaceFirst("^(-?)0+(?=\\d)", "$1"))
                    : Optional.empty();
        }

        private static String name(String text) {
            return text.replaceAll("^[\\s\"'`“‘\\[(]+|[\\s\"'`”’\\]).。]+$", "").replaceAll("\\s+", " ");
        }

        private static String list(String text) {
            return Stream.of(text.split("->|[\\s,;，、；>→]+"))
                    .map(Kind::name)
                    .filter(name -> !name.isEmpty() && !name.equals("and") && !name.equals("then"))
                    .collect(Collectors.joining(", "));
        }
    }

    @Override
    public Optional<Verdict> judge(String typed) {
        return kind.read(typed)
                .map(given -> right.equals(given)
                        ? new Verdict(given, true, null)
                        : new Verdict(given, false, wrong.get(given)));
    }

    @Override
    public String expected(Language language) {
        return kind.expected.in(language);
    }

    @Override
    public String words(String given, Language language) {
        return given;
    }

    @Override
    public String right(Language language) {
        return right;
    }

    @Override
    public boolean isDecidedBy(String value) {
        return kind.read(value).filter(right::equals).isPresent();
    }
}
