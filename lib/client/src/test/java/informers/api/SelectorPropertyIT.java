package informers.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Selectors parse what they print; any other text is a selector too, or is rejected with an IllegalArgumentException.
 */
class SelectorPropertyIT {
    private static final Arbitrary<String> ALPHANUMERIC =
            Arbitraries.strings().alpha().numeric().ofLength(1);

    /** Names such as {@code a} or {@code a.b-c_d}, of at most 63 characters. */
    private static Arbitrary<String> name() {
        Arbitrary<String> inner =
                Arbitraries.strings().alpha().numeric().withChars('-', '_', '.').ofMaxLength(61);
        return Arbitraries.oneOf(
                ALPHANUMERIC,
                Combinators.combine(ALPHANUMERIC, inner, ALPHANUMERIC).as((first, i, last) -> first + i + last));
    }

    private static Arbitrary<String> key() {
        Arbitrary<String> prefix = Arbitraries.of("", "example.com/", "a/", "node-role.kubernetes.io/");
        return Combinators.combine(prefix, name()).as(String::concat);
    }

    private static Arbitrary<String> value() {
        return Arbitraries.oneOf(Arbitraries.just(""), name());
    }

    private static Arbitrary<String> space() {
        return Arbitraries.of("", "", "", " ", "  ", "\t");
    }

    private static Arbitrary<String> values() {
        return Combinators.combine(value().list().ofMinSize(1).ofMaxSize(4), space())
                .as((values, s) -> "(" + s + String.join(s + "," + s, values) + s + ")");
    }

    private static Arbitrary<String> part() {
        Arbitrary<Long> number = Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L);
        return Arbitraries.oneOf(
                key(),
                Combinators.combine(space(), key()).as((s, k) -> "!" + s + k),
                Combinators.combine(key(), space(), Arbitraries.of("=", "==", "!="), value())
                        .as((k, s, operator, v) -> k + s + operator + s + v),
                Combinators.combine(key(), space(), Arbitraries.of("<", ">"), number)
                        .as((k, s, operator, n) -> k + s + operator + s + n),
                Combinators.combine(key(), Arbitraries.of("in", "notin"), space(), values())
                        .as((k, operator, s, v) -> k + " " + operator + s + v));
    }

    @Provide
    Arbitrary<String> labelSelectors() {
        return Combinators.combine(part().list().ofMaxSize(5), space())
                .as((parts, s) -> String.join(s + "," + s, parts));
    }

    @Property
    void labelSelectorsParseWhatTheyPrint(@ForAll("labelSelectors") String text) {
        LabelSelector selector = LabelSelector.parse(text);
        assertThat(LabelSelector.parse(selector.toString())).isEqualTo(selector).hasToString(selector.toString());
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(key(), value()).ofMaxSize(5);
    }

    @Property
    void aSelectorOfLabelsParsesWhatItPrintsAndMatchesThem(@ForAll("labels") Map<String, String> labels) {
        LabelSelector selector = LabelSelector.of(labels);
        assertThat(LabelSelector.parse(selector.toString())).isEqualTo(selector);
        assertThat(selector.matches(labels)).isTrue();
    }

    @Provide
    Arbitrary<List<FieldSelector>> fieldSelectors() {
        Arbitrary<String> field = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('.', '-', '_', '/', '[', ']', '\\', ',', '=')
                .ofMinLength(1);
        return Combinators.combine(field, Arbitraries.strings().ofMaxLength(20))
                .as(FieldSelector::is)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property
    void fieldSelectorsParseWhatTheyPrint(@ForAll("fieldSelectors") List<FieldSelector> parts) {
        String text = String.join(",", parts.stream().map(Object::toString).toList());
        FieldSelector selector = FieldSelector.parse(text);
        assertThat(selector.requirements())
                .containsExactlyInAnyOrderElementsOf(
                        parts.stream().flatMap(p -> p.requirements().stream()).toList());
        assertThat(FieldSelector.parse(selector.toString())).isEqualTo(selector);
    }

    /** Texts with many characters that have a meaning in selectors. */
    @Provide
    Arbitrary<String> rubbish() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.of("a", "in", "notin", "1", "x.y/z")),
                        Tuple.of(4, Arbitraries.of("=", "!", "<", ">", ",", "(", ")", " ", "\\", "/")),
                        Tuple.of(1, Arbitraries.strings().ofLength(1)))
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }

    @Property
    void anyTextIsASelectorOrIsRejected(@ForAll("rubbish") String text) {
        survives(text, LabelSelector::parse);
        survives(text, FieldSelector::parse);
    }

    private static <S> void survives(String text, Function<String, S> parse) {
        S selector;
        try {
            selector = parse.apply(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class).hasMessageContaining("selector \"");
            return;
        }
        assertThat(parse.apply(selector.toString())).isEqualTo(selector);
    }
}
