package workbook.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.cli.UserError;

class QuestionsTest {
    private static final String ONE = """
            questions:
              - id: total
                ask: {en: 'What?', zh: 什么？}
                number: 3
                why: {en: Three., zh: 三。}
                where: {section: 1, en: Here, zh: 这里}
            """;

    @Test
    void aQuestionIsRead() {
        Questions questions = read(ONE);

        assertThat(questions.script()).isEqualTo("01-sum");
        assertThat(questions.first()).extracting(Question::id).containsExactly("01-total");
        assertThat(questions.first().get(0).judge("3").orElseThrow().right()).isTrue();
    }

    @Test
    void anErrorNamesTheQuestionAndWhatIsMissing() {
        assertThatThrownBy(() -> read(ONE.replace("ask: {en: 'What?', zh: 什么？}", "ask: {en: 'What?'}")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("x.yaml: question 'total': expected 'zh', found {\"en\":\"What?\"}");
        assertThatThrownBy(() -> read(ONE.replace("number: 3", "number: many")))
                .hasMessageContaining("expected a number, found \"many\"");
        assertThatThrownBy(() -> read(ONE.replace("number: 3", "choices: [{en: a, zh: a}, {en: b, zh: b}]")))
                .hasMessageContaining("a 'but' in all except the right one");
        assertThatThrownBy(() -> read(ONE.replace("number: 3", "size: 3")))
                .hasMessageContaining("expected choices, number, name or list");
        assertThatThrownBy(() -> read("later: []")).hasMessageContaining("expected a list 'questions'");
        assertThatThrownBy(() -> read(ONE + "later: [{id: x, of: y, after: 1, ask: {en: a, zh: a}, number: 1, why:"
                        + " {en: a, zh: a}, where: {en: a, zh: a}}]"))
                .hasMessageContaining("expected the id of a question of this chapter in 'of'");
    }

    @Test
    void evidenceIsFoundInItsSectionOnly() {
        String output = "1. One\n   n 1\n   n 2\n\n2. Two\n   n 3\n   n 3\nRequests: 4\n";

        assertThat(evidence(1, "^   n (\\d)$", false).value(output)).isEqualTo("1, 2");
        assertThat(evidence(2, "^   n (\\d)$", false).value(output)).isEqualTo("3");
        assertThat(evidence(2, "^   n \\d$", true).value(output)).isEqualTo("2");
        assertThat(evidence(0, "^Requests: (\\d)$", false).value(output)).isEqualTo("4");
        assertThat(evidence(2, "^   n \\d$", true).lines(output)).containsExactly("   n 3", "   n 3");
        assertThat(evidence(3, "n", true).value(output)).isEqualTo("0");
    }

    private static Evidence evidence(int section, String lines, boolean count) {
        return new Evidence(section, Pattern.compile(lines, Pattern.MULTILINE), count);
    }

    private static Questions read(String yaml) {
        return new QuestionsFile(ChapterFile.parse("x.yaml", yaml), "01-sum").read();
    }
}
