package workbook.trace;

/**
 * A chapter's story for {@code ./jbang workbook trace}. A class in the chapter's folder whose name ends with {@code
 * Trace}, public, with a public constructor without parameters. It is called once, on one thread.
 *
 * <pre>{@code
 * public final class CounterTrace implements Trace {
 *     @Override
 *     public void tell(Tracer tracer) {
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
    void tell(Tracer tracer) throws Exception;
}
