import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 10}: an informer of the parts of the chapters 03 to 08, through a gap in its watch. */
public final class AssemblyTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        tracer.play(new AssemblyScenes());
    }
}
