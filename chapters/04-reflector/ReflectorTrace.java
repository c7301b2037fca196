import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 04}: a reflector in an informer, through the failures of its watch. */
public final class ReflectorTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        tracer.play(new ReflectorScenes());
    }
}
