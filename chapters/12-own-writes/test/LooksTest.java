import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Duration AFTER = Duration.ofNanos(100);

    private final Looks looks = new Looks(0);

    @Test
    void noneWasAskedFor() {
        looks.looked(5);
        assertThat(looks.areOver()).isTrue();
    }

    @Test
    void overOnceItHasBegun() {
        looks.looked(5, 6, AFTER);
        assertThat(looks.areOver()).isFalse();
        looks.looked(50); // an event has added the key
        assertThat(looks.areOver()).isFalse();
        looks.looked(106);
        assertThat(looks.areOver()).isTrue();
    }

    /** The queue keeps the first one, so the script waited for the second one until its patience was over. */
    @Test
    void ofTwoTheEarlierOneCounts() {
        looks.looked(5, 6, AFTER);
        looks.looked(50, 51, AFTER);
        looks.looked(106);
        assertThat(looks.areOver()).isTrue();
    }

    @Test
    void oneAfterAnother() {
        looks.looked(5, 6, AFTER);
        looks.looked(106, 107, AFTER);
        assertThat(looks.areOver()).isFalse();
        looks.looked(207);
        assertThat(looks.areOver()).isTrue();
    }
}
