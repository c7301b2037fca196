import informers.util.Concurrency;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 11}: a namespace is reconciled again and again, while the cluster changes. */
public final class CopierTrace implements Trace {
    private static final String NAMESPACE = "team-a";

    @Override
    public void run(Tracer tracer) {
        tracer.scene("create, repair, and nothing to do");
        CopiesInMemory cluster = new CopiesInMemory(Concurrency.threads()).namespaceIs(NAMESPACE).sourceIs("blue");
        Copier copier = copier(tracer, cluster);
        tracer.ask("reconcile", () -> copier.reconcile(NAMESPACE));
        tracer.ask("reconcile again", () -> copier.reconcile(NAMESPACE));
        tracer.step("the source becomes red", () -> cluster.sourceIs("red"));
        tracer.ask("reconcile", () -> copier.reconcile(NAMESPACE));
        tracer.step("somebody deletes the copy", () -> cluster.copyIsGone(NAMESPACE));
        tracer.ask("reconcile", () -> copier.reconcile(NAMESPACE));
        tracer.step("the source is deleted", cluster::sourceIsGone);
        tracer.ask("reconcile", () -> copier.reconcile(NAMESPACE));

        tracer.scene("the store is stale, and the server fails once");
        CopiesInMemory stale = new CopiesInMemory(Concurrency.threads()).namespaceIs(NAMESPACE).sourceIs("blue");
        Copier late = copier(tracer, stale);
        tracer.step("the store receives no changes any more", stale::stopStore);
        tracer.ask("reconcile", () -> late.reconcile(NAMESPACE));
        tracer.ask("reconcile, with a store that does not have the copy", () -> late.reconcile(NAMESPACE));
        tracer.step("the store receives all changes", stale::resumeStore);
        tracer.ask("reconcile", () -> late.reconcile(NAMESPACE));
        tracer.step("the source becomes red, and the server will fail once", () -> stale.sourceIs("red").failNextWrite(500));
        tracer.ask("reconcile", () -> late.reconcile(NAMESPACE));
        tracer.ask("reconcile", () -> late.reconcile(NAMESPACE));
        tracer.play(new CopierScenes());
    }

    private static Copier copier(Tracer tracer, CopiesInMemory cluster) {
        Copier copier = tracer.answer(
                "11-controller/MyCopier.java", Copier.class, () -> new LibCopier(cluster), (Copies) cluster);
        tracer.withoutFields();
        tracer.show("writes", cluster::writes);
        return copier;
    }
}
