package workbook.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeTest {
    @Test
    void asSttyPrintsIt() {
        assertThat(Size.parse("24 80\n")).contains(new Size(24, 80));
        assertThat(Size.parse("stty: not a terminal")).isEmpty();
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() {
        assertThat(Size.parse("0 0")).contains(new Size(24, 80));
    }
}
