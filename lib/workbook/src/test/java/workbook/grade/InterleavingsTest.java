package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.grade.Interleavings.Call;
import workbook.grade.Interleavings.Finding;

/** Every overlap of two calls is found, each time, and none where a lock excludes it. */
class InterleavingsTest {
    @TempDir
    Path folder;

    @Test
    void aCountThatIsLost() throws IOException {
        Finding found = find("private volatile int sum;", "return sum += n;").orElseThrow();
        assertThat(found.shared()).isEmpty();
        assertThat(found.text())
                .startsWith("add(1) was stopped at Adder.java:")
                .contains("[1; 11; 11] or [11; 10; 11]")
                .contains("add(10) was called on another thread");
    }

    @Test
    void aPlainFieldThatIsReadWithoutALock() throws IOException {
        Finding found = find("private int sum;", "int now = sum; synchronized (this) { sum = now + n; return sum; }")
                .orElseThrow();
        assertThat(found.field()).isTrue();
        assertThat(found.shared()).isEqualTo("sum");
    }

    @Test
    void aLockThatIsReleasedInBetween() throws IOException {
        Optional<Finding> found = find(
                "private volatile int sum;",
                "int now; synchronized (this) { now = sum; } synchronized (this) { sum = now + n; return sum; }");
        assertThat(found).isPresent();
    }

    @Test
    void aMapThatIsReadWithoutALock() throws IOException {
        Finding found = find(
                        "private final java.util.Map<String, Integer> map = new java.util.HashMap<>();",
                        "int old = map.values().stream().mapToInt(i -> i).sum();"
                                + " synchronized (map) { map.put(\"sum\", old + n); return old + n; }")
                .orElseThrow();
        assertThat(found.shared()).isEqualTo("HashMap");
    }

    @Test
    void oneLock() throws IOException {
        assertThat(find("private int sum;", "synchronized (this) { return sum += n; }"))
                .isEmpty();
        assertThat(find(
                        "private final java.util.concurrent.atomic.AtomicInteger sum = new java.util.concurrent.atomic.AtomicInteger();",
                        "return sum.addAndGet(n);"))
                .isEmpty();
        assertThat(find(
                        "private int sum; private final java.util.concurrent.locks.ReentrantLock lock ="
                                + " new java.util.concurrent.locks.ReentrantLock();",
                        "lock.lock(); try { return sum += n; } finally { lock.unlock(); }"))
                .isEmpty();
    }

    private Optional<Finding> find(String field, String body) throws IOException {
        Path file = Files.writeString(
                folder.resolve("Adder.java"),
                "public class Adder implements java.util.function.IntUnaryOperator {\n" + field
                        + "\npublic int applyAsInt(int n) {\n" + body + "\n}\n}\n");
        CompiledAnswer answer = StepCode.in(AnswerCompiler.compile(file, IntUnaryOperator.class));
        AnswerLoader loader = new AnswerLoader(answer, getClass().getClassLoader(), any -> false, todo -> {});
        Interleavings<IntUnaryOperator> interleavings = new Interleavings<>(
                () -> {
                    try {
                        return (IntUnaryOperator)
                                loader.loadClass("Adder").getConstructor().newInstance();
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                },
                adder -> adder.applyAsInt(0));
        return interleavings.find(
                new Call<>("add(1)", adder -> adder.applyAsInt(1)),
                new Call<>("add(10)", adder -> adder.applyAsInt(10)));
    }
}
