package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewTest {
    @Test
    void theFirstLinesAreShownAndTheRestIsCounted() {
        assertThat(Few.lines(names(2002), 3, "  "))
                .containsExactly("  pod-1", "  pod-2", "  pod-3", "  … and 1,999 more");
    }

    @Test
    void nothingIsCountedIfAllAreShown() {
        assertThat(Few.lines(names(0), 3, "")).isEmpty();
        assertThat(Few.lines(names(3), 3, "")).containsExactly("pod-1", "pod-2", "pod-3");
    }

    @Test
    void aSingleFurtherLineIsPrintedInsteadOfItsCount() {
        assertThat(Few.lines(names(4), 3, "")).containsExactly("pod-1", "pod-2", "pod-3", "pod-4");
        assertThat(Few.lines(names(5), 3, "")).endsWith("… and 2 more");
    }

    @Test
    void aPrinterStartsAgainAfterItsEnd() {
        var printed = new ArrayList<String>();
        Few few = new Few(1, "", printed::add);
        for (int round = 0; round < 2; round++) {
            names(3).forEach(few::add);
            few.end();
        }
        assertThat(printed).containsExactly("pod-1", "… and 2 more", "pod-1", "… and 2 more");
    }

    @Test
    void namesOnOneLine() {
        assertThat(Few.joined(names(0), 2)).isEqualTo("nothing");
        assertThat(Few.joined(names(2), 2)).isEqualTo("pod-1, pod-2");
        assertThat(Few.joined(names(10_000), 2)).isEqualTo("pod-1, pod-2 … and 9,998 more");
    }

    @Test
    void aNumberAndItsNoun() {
        assertThat(Few.count(1, "pod", "pods")).isEqualTo("1 pod");
        assertThat(Few.count(0, "pod", "pods")).isEqualTo("0 pods");
        assertThat(Few.count(2002, "pod", "pods")).isEqualTo("2,002 pods");
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "pod-" + i).toList();
    }
}
