package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import workbook.checkout.Markdown.Check;

class MarkdownTest {
    @Test
    void blocksHaveTheirTextAndTheirCheck() {
        var markdown = Markdown.parse("""
                # One
                [a](b.md) and [c](d/e.md#f)
                ```sh
                # no heading
                ```
                ## Two
                <!-- check exit=2 stderr: ./jbang 01-clients --bad -->

                ```text
                Error
                  more
                ```
                """);

        assertThat(markdown.headingLevels()).containsExactly(1, 2);
        assertThat(markdown.links()).containsExactly("b.md", "d/e.md#f");
        assertThat(markdown.blocks()).hasSize(2);
        assertThat(markdown.blocks().get(0).check()).isEmpty();
        assertThat(markdown.blocks().get(1).text()).isEqualTo("Error\n  more\n");
        assertThat(markdown.blocks().get(1).check()).contains(new Check("./jbang 01-clients --bad", 2, true));
    }

    @Test
    void aBlockInAListLosesItsIndentation() {
        var markdown = Markdown.parse("- x\n\n  ```\n  a\n    b\n  ```\n");

        assertThat(markdown.blocks().get(0).text()).isEqualTo("a\n  b\n");
    }

    @Test
    void aCheckWithoutEffectIsAnError() {
        assertThatThrownBy(() -> Markdown.parse("<!-- check: ./jbang x -->\ntext\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("expected a fenced block");
        assertThatThrownBy(() -> Markdown.parse("<!-- check: ./jbang x -->\n")).hasMessageContaining("no fenced block");
        assertThatThrownBy(() -> Markdown.parse("<!-- check ./jbang x -->\n```\n```\n"))
                .hasMessageContaining("line 1: expected <!-- check: ./jbang");
        assertThatThrownBy(() -> Markdown.parse("<!-- check: rm x -->\n```\n```\n"))
                .hasMessageContaining("line 1: expected <!-- check: ./jbang");
        assertThatThrownBy(() -> Markdown.parse("<!-- check twice: ./jbang x -->\n```\n```\n"))
                .hasMessageContaining("found: twice");
        assertThatThrownBy(() -> Markdown.parse("```\nx\n")).hasMessageContaining("not closed");
    }
}
