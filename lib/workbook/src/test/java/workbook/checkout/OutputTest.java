package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final Path HOME = Path.of("/home/someone/the home");

    @Test
    void whatDiffersBetweenRunsIsMasked() {
        assertThat(same("https://127.0.0.1:41233/tapes", "https://127.0.0.1:8089/tapes"))
                .isTrue();
        assertThat(same("web-1   Running   5m", "web-1   Running   10h")).isTrue();
        assertThat(same("NAME    AGE\nweb     9s", "NAME    AGE\nweb     3d4h")).isTrue();
        assertThat(same("at 2026-11-24T05:00:01Z", "at 2025-01-02T03:04:05.123Z"))
                .isTrue();
        assertThat(same("05:00:01 ADDED", "17:22:59.071 ADDED")).isTrue();
        assertThat(same("took 12 ms", "took 1.5 s")).isTrue();
        assertThat(same("uid 0b2d4f66-1b9f-4d43-8f53-1a2b3c4d5e6f", "uid 1b2d4f66-2b9f-4d43-8f53-1a2b3c4d5e6f"))
                .isTrue();
        assertThat(same("in " + HOME + "/x", "in <home>/x")).isTrue();
    }

    @Test
    void whatIsEqualInAllRunsIsCompared() {
        assertThat(same("web-1   Running   5m", "web-2   Running   5m")).isFalse();
        assertThat(same("web-1   Running   5m", "web-1   Pending   5m")).isFalse();
        assertThat(same("10.0.0.1:80", "10.0.0.1:81")).isFalse();
        assertThat(same("resourceVersion 812", "resourceVersion 813")).isFalse();
        assertThat(same("k8s-01", "k9s-01")).isFalse();
        assertThat(same("  indented", "indented")).isFalse();
        assertThat(same("12 pods", "13 pods")).isFalse();
        assertThat(same("a\nb", "b\na")).isFalse();
        assertThat(same("a", "a\nb")).isFalse();
    }

    @Test
    void threeDotsMatchAnyLines() {
        assertThat(same("a\n...\nz", "a\nb\nc\nz")).isTrue();
        assertThat(same("a\n...\nz", "a\nz")).isTrue();
        assertThat(same("a\n...", "a\nb")).isTrue();
        assertThat(same("...\nm\n...", "a\nm\nz")).isTrue();
        assertThat(same("a\n...\nz", "a\nb")).isFalse();
        assertThat(same("a\n...\nm\n...\nz", "a\nz")).isFalse();
    }

    private static boolean same(String shown, String printed) {
        return Output.matches(Output.mask(shown, HOME), Output.mask(printed, HOME));
    }
}
