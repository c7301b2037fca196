package workbook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.queue.Delta;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import workbook.grade.Todo;
import workbook.stage.AnswerFields;

/** What a trace prints. */
class TracerTest {
    private final StringWriter text = new StringWriter();
    private final Tracer tracer = new Tracer(Path.of("chapters"), false, new PrintWriter(text));

    @Test
    void aStepShowsWhatItHasChangedAndTheNotifications() {
        Deque<String> line = new ArrayDeque<>();
        tracer.scene("a line");
        tracer.show("line", () -> line);
        tracer.show("length", line::size);
        Consumer<String> handler = tracer.recorder("handler");
        tracer.step("a comes", () -> line.add("a"));
        tracer.ask("who is first?", line::peek);
        tracer.step("a is looked for", () -> line.contains("a"));
        tracer.step("the handler is notified of a", () -> handler.accept("a waits"));

        assertThat(printed()).isEqualTo("""
                Scene 1: a line
                At first
                  line: empty
                  length: 0
                Step 1: a comes
                  line: a
                  length: 1
                Step 2: who is first?
                  returned: a
                  no notifications, no changes
                Step 3: a is looked for
                  no notifications, no changes
                Step 4: the handler is notified of a
                  handler: a waits
                """);
    }

    @Test
    void aTodoEndsItsSceneAndNoOther() {
        tracer.scene("one");
        tracer.step("works", () -> {
            throw new Todo("1.1 write it");
        });
        tracer.step("comes after", () -> {});
        tracer.scene("two");
        tracer.show("view", () -> {
            throw new Todo("1.2 and this");
        });
        tracer.step("works", () -> {});

        assertThat(printed())
                .contains("Step 1: works\n  not started: 1.1 write it (TracerTest.java:")
                .doesNotContain("comes after")
                .contains("Scene 2: two\nAt first\n  view: not started: 1.2 and this\nStep 1: works\n");
    }

    @Test
    void anExceptionIsPrinted() {
        tracer.scene("one");
        tracer.step("fails", () -> {
            throw new IllegalStateException("closed");
        });
        tracer.step("comes after", () -> {});

        assertThat(printed())
                .contains("  threw: java.lang.IllegalStateException: closed (TracerTest.java:")
                .contains("Step 2: comes after");
    }

    @Test
    void valuesAreInWordsAndInOrder() {
        assertThat(ValueText.of(new HashMap<>(Map.of("b", List.of(2, 1), "a", List.of()))))
                .isEqualTo("a has empty; b has 2, 1");
        assertThat(ValueText.of(Set.of("c", "a", "b"))).isEqualTo("a, b, c");
        assertThat(ValueText.of(Optional.empty())).isEqualTo("none");
        assertThat(ValueText.of(null)).isEqualTo("none");
        assertThat(ValueText.of(List.of(new Object(), (Runnable) () -> {}))).isEqualTo("a Object, a function");
        assertThat(ValueText.of(Delta.added("x"))).isEqualTo("Added x");
        assertThat(ValueText.of(Delta.deleted(DeletedObject.missed("ns/x", Optional.of("x@1")))))
                .isEqualTo("Deleted ns/x (its deletion was missed; last known: x@1)");
    }

    @Test
    void fieldsAreTheStateWithoutLocksFunctionsAndWhatWasGiven() {
        Object given = List.of("not its own");

        Map<String, Object> fields = AnswerFields.of(new Answer(given), List.of(given));

        assertThat(fields.keySet()).containsExactly("waiting", "count", "closed", "last", "seen");
        assertThat(fields).containsEntry("last", "x").containsEntry("count", 3);
    }

    @SuppressWarnings("unused")
    private static final class Answer {
        private static final List<String> SHARED = List.of();
        private final ReentrantLock lock = new ReentrantLock();
        private final Runnable after = () -> {};
        private final String name = "never changes";
        private final Object given;
        private final Deque<String> waiting = new ArrayDeque<>();
        private int count = 3;
        private boolean closed;
        private final AtomicReference<String> last = new AtomicReference<>("x");
        private final AtomicInteger seen = new AtomicInteger();

        Answer(Object given) {
            this.given = given;
        }
    }

    private String printed() {
        return text.toString().replace("\r\n", "\n");
    }
}
