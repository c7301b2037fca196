package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workbook.cli.Width;
import workbook.command.WatchScreen.Progress;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;
import workbook.window.Size;

class WatchScreenTest {
    private static final Size TERMINAL = new Size(24, 80);
    private static final String NEXT =
            "next: chapters/03-deltafifo/MyDeltaFIFO.java:28  3.4 a replace delivers a deletion for what is missing";

    @Test
    void aWholeScreen() {
        List<String> lines = screen(List.of("red: 3.1 one add, one pop", "  expected 1, found 2"))
                .draw(TERMINAL)
                .lines();

        assertThat(lines).hasSize(24);
        assertThat(lines.subList(0, 6))
                .containsExactly(
                        "[###########.............................] 9 of 32 tests done, 2 red",
                        " 01 done  02 - [03 2 red] 04 1/8",
                        "-- 03-deltafifo " + "-".repeat(64),
                        "red: 3.1 one add, one pop",
                        "  expected 1, found 2",
                        "");
        assertThat(lines.subList(20, 24))
                .containsExactly(
                        "-".repeat(80),
                        "next: chapters/03-deltafifo/MyDeltaFIFO.java:28 3.4 a replace delivers a",
                        "deletion for what is missing",
                        "h hint  n next  p predict  t trace  r run  ? help  q quit");
    }

    @Test
    void aTextThatIsLongerThanTheScreenHasPages() {
        List<String> text =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).toList();

        WatchScreen.Drawn first = screen(text).draw(TERMINAL);
        assertThat(first.lines()).contains("line 1", "line 17").doesNotContain("line 18");
        assertThat(first.lines().get(20)).startsWith("-- lines 1 to 17 of 40; space: more --");

        WatchScreen.Drawn second = screen(text, first.moved(first.textRows())).draw(TERMINAL);
        assertThat(second.lines()).contains("line 18", "line 34").doesNotContain("line 17", "line 35");

        WatchScreen.Drawn last = screen(text, second.moved(second.textRows())).draw(TERMINAL);
        assertThat(last.lines()).contains("line 24", "line 40");
        assertThat(last.lines().get(20)).startsWith("-- lines 24 to 40 of 40; b: back --");
        assertThat(last.moved(-100)).isZero();
        assertThat(last.moved(100)).isEqualTo(last.from());
    }

    /** Whatever the page shows, and whatever the size. */
    @Test
    void theNextStepIsOnEveryScreen() {
        List<String> text =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).toList();
        for (int rows : new int[] {5, 12, 24, 60}) {
            for (int columns : new int[] {40, 80, 200}) {
                List<String> lines = screen(text).draw(new Size(rows, columns)).lines();

                assertThat(lines).as(rows + " rows, " + columns + " columns").hasSizeLessThanOrEqualTo(rows);
                assertThat(String.join("", lines).replace(" ", "")).contains(NEXT.replace(" ", ""));
                assertThat(lines).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
            }
        }
    }

    @Test
    void wordsAreNotSplitInEitherLanguage() {
        String english =
                "Your handler received a notification for an object that was deleted before it was added to the queue.";
        String chinese = "处理器收到的通知属于一个在加入队列之前就已经被删除的对象，它的resourceVersion比上一次通知的还要旧，" + "所以hasSynced必须保持false。";
        for (int columns = 40; columns <= 100; columns++) {
            List<String> shown = screen(List.of(english, chinese))
                    .draw(new Size(24, columns))
                    .lines();
            String words = shown.stream().map(line -> line + " ").collect(Collectors.joining());

            assertThat(words).contains(english, "resourceVersion", "hasSynced", "false");
            assertThat(words.replace(" ", "")).contains(chinese);
            assertThat(shown).allSatisfy(line -> assertThat(line).doesNotMatch("[，。].*"));
        }
    }

    @Test
    void whatIsNotGradedYetIsUnknown() {
        WatchScreen screen =
                new WatchScreen(List.of(new Progress("01-clients", List.of())), "", "", List.of(), 0, "", "next: wait");

        assertThat(screen.draw(TERMINAL).lines()).startsWith("[" + ".".repeat(40) + "] 0 of 0 tests done", " 01 ?");
    }

    @Test
    void aNoticeIsShownWithThePages() {
        WatchScreen screen = new WatchScreen(chapters(), "", "", many(40), 0, "There is no key x", NEXT);

        assertThat(screen.draw(TERMINAL).lines().get(20)).startsWith("-- There is no key x; lines 1 to 17 of 40;");
    }

    private static WatchScreen screen(List<String> text) {
        return screen(text, 0);
    }

    private static WatchScreen screen(List<String> text, int from) {
        return new WatchScreen(chapters(), "03-deltafifo", "03-deltafifo", text, from, "", NEXT);
    }

    private static List<String> many(int lines) {
        return IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i).toList();
    }

    private static List<Progress> chapters() {
        return List.of(
                chapter("01-clients", 8, 0, 0),
                chapter("02-listwatch", 0, 0, 8),
                chapter("03-deltafifo", 0, 2, 6),
                chapter("04-reflector", 1, 0, 7));
    }

    private static Progress chapter(String name, int done, int red, int notStarted) {
        List<TaskResult> results = new ArrayList<>();
        Stream.of(State.DONE, State.RED, State.NOT_STARTED).forEach(state -> {
            int count = state == State.DONE ? done : state == State.RED ? red : notStarted;
            for (int i = 0; i < count; i++) {
                results.add(new TaskResult("1.1", "1.1 a title", "method", state, "", "My.java:1"));
            }
        });
        return new Progress(name, List.of(new Grade(name, name + "/My.java", results)));
    }
}
