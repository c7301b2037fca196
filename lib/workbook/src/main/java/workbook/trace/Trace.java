package workbook.trace;

/**
 * The operations that {@code ./jbang workbook trace} shows for a chapter. An implementation is a public class in the chapter's folder
 * whose name ends with {@code Trace}, with a public constructor without parameters. It runs once, on one thread.
 *
 * <pre>{@code
 * public final class CounterTrace implements Trace {
 *     @Override
 *     public void run(Tracer tracer) {
 *         tracer.scene("Two words are counted");
 *         Counter counter = tracer.answer("01-toy/MyCounter.java", Counter.class, LibCounter::new);
 *         tracer.show("total", counter::total);
 *         tracer.step("count a", () -> counter.count("a"));
 *         tracer.step("count b", () -> counter.count("b"));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Trace {
    /** Performs the operations. */
    void run(Tracer tracer) throws Exception;
}
