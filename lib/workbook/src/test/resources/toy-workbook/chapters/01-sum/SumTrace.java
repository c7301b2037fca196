import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** A toy's trace. */
public final class SumTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        tracer.scene("two sums");
        Sum sum = tracer.answer("01-sum/MySum.java", Sum.class, LibSum::new);
        tracer.ask("1 and 2", () -> sum.add(1, 2));
        tracer.ask("1, 2 and 3", () -> sum.total(List.of(1, 2, 3)));
    }
}
