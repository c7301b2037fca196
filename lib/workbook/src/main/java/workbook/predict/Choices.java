package workbook.predict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import workbook.cli.Language;

/** Choices, of which one is right. Their letters are a, b, c … in order. Immutable. */
public record Choices(List<Choice> all) implements Form {
    public Choices {
        all = List.copyOf(all);
    }

    /**
     * A choice.
     *
     * @param says what it claims
     * @param value what the script's output shows if this is the right one; "" if the output does not decide it
     * @param but why one might think so, and where it fails; null if this is the right one
     */
    public record Choice(Text says, String value, @Nullable Text but) {}

    /** Returns the letter of a choice, by its index. */
    public static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }

    @Override
    public Optional<Verdict> judge(String typed) {
        String letter = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("[.)。、）]$", "");
        return choice(letter).map(choice -> new Verdict(letter, choice.but == null, choice.but));
    }

    @Override
    public String expected(Language language) {
        String last = letter(all.size() - 1);
        String others = IntStream.range(0, all.size() - 1)
                .mapToObj(Choices::letter)
                .collect(Collectors.joining(language == Language.CHINESE ? "、" : ", "));
        return others + (language == Language.CHINESE ? " 或 " : " or ") + last;
    }

    @Override
    public String words(String given, Language language) {
        return choice(given).map(choice -> choice.says.in(language)).orElse(given);
    }

    @Override
    public String right(Language language) {
        return correct().says.in(language);
    }

    @Override
    public boolean isDecidedBy(String value) {
        return correct().value.equals(value);
    }

    private Choice correct() {
        return all.stream().filter(choice -> choice.but == null).findFirst().orElseThrow();
    }

    private Optional<Choice> choice(String letter) {
        int index = letter.length() == 1 ? letter.charAt(0) - 'a' : -1;
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }
}
