import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.informer.InformerParts.IndexerFactory;
import informers.informer.InformerParts.ProcessorFactory;
import informers.informer.InformerParts.QueueFactory;
import informers.informer.InformerParts.ReflectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import workbook.grade.AnswerLoader;
import workbook.grade.AnswerLoader.Answers;

/**
 * Given: the bench with your parts of the chapters 03 to 08, each in its chapter's adapter. A part that you have not
 * written yet is the library's answer to its chapter.
 */
final class ChapterBench implements Bench {
    /** The learner's file of a part, and the interface that it implements. */
    private record Exercise(String file, Class<?> type) {}

    private static final Map<Assembly.Part, Exercise> EXERCISES = Map.of(
            Assembly.Part.QUEUE, new Exercise("03-deltafifo/MyDeltaFIFO.java", DeltaQueue.class),
            Assembly.Part.REFLECTOR, new Exercise("04-reflector/MyReflector.java", ListAndWatch.class),
            Assembly.Part.STORE, new Exercise("05-store/MyStore.java", Store.class),
            Assembly.Part.INDEXER, new Exercise("06-indexer/MyIndex.java", Index.class),
            Assembly.Part.PROCESSOR, new Exercise("08-informers/MyFanOut.java", FanOut.class));

    /** Compiles a part. */
    interface Compiler {
        <A> Answers<A> compile(Path file, Class<A> type);
    }

    private final Map<Assembly.Part, Answers<?>> written = new EnumMap<>(Assembly.Part.class);
    private final Compiler compiler;

    private ChapterBench(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Returns a bench with the library's answers only. */
    static ChapterBench library() {
        return new ChapterBench(AnswerLoader::compile);
    }

    /**
     * Returns a bench with the parts that are written in this folder of chapters.
     *
     * @throws workbook.grade.RejectedAnswerException if a file does not compile
     */
    static ChapterBench mine(Path chapters) {
        return mine(chapters, AnswerLoader::compile);
    }

    /** Compiles the parts in its own way: a program that must live on while they run checks them first. */
    static ChapterBench mine(Path chapters, Compiler compiler) {
        ChapterBench bench = new ChapterBench(compiler);
        EXERCISES.forEach((part, exercise) -> bench.put(part, chapters.resolve(exercise.file())));
        return bench;
    }

    /** Adds the part in this file, unless the file still has a Todo. */
    void put(Assembly.Part part, Path file) {
        try {
            if (!Files.readString(file).contains("new Todo(")) {
                written.put(part, compiler.compile(file, EXERCISES.get(part).type()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<Assembly.Part> written() {
        EnumSet<Assembly.Part> parts = EnumSet.noneOf(Assembly.Part.class);
        parts.addAll(written.keySet());
        return parts;
    }

    static String fileOf(Assembly.Part part) {
        return EXERCISES.get(part).file();
    }

    @SuppressWarnings("unchecked") // compiled as an answer of the part's type
    private <A> Answers<A> answers(Assembly.Part part, Answers<A> otherwise) {
        return (Answers<A>) written.getOrDefault(part, otherwise);
    }

    @Override
    @SuppressWarnings("unchecked") // a DeltaQueue is written for any T
    public <T extends KubeObject> QueueFactory<T> queue() {
        return DeltaFIFOPart.factory((keys, known) -> (DeltaQueue<T>)
                answers(Assembly.Part.QUEUE, args -> new LibDeltaFIFO<>(keys, known)).make(keys, known));
    }

    @Override
    public <T extends KubeObject> ReflectorFactory<T> reflector() {
        return ReflectorPart.of((upstream, store) -> answers(
                        Assembly.Part.REFLECTOR, args -> (ListAndWatch) new LibReflector(upstream, store))
                .make(upstream, store));
    }

    @Override
    public <T extends KubeObject> IndexerFactory<T> store() {
        return StorePart.factory(() ->
                answers(Assembly.Part.STORE, args -> (Store) new LibStore()).make());
    }

    @Override
    public <T extends KubeObject> IndexerFactory<T> indexer(IndexerFactory<T> store) {
        return IndexerPart.factory(
                function -> answers(Assembly.Part.INDEXER, args -> (Index) new LibIndex(function))
                        .make(function),
                store);
    }

    @Override
    public <T extends KubeObject> ProcessorFactory<T> processor() {
        if (!written.containsKey(Assembly.Part.PROCESSOR)) {
            return InformerParts.<T>standard().processor();
        }
        Answers<FanOut> answers = answers(Assembly.Part.PROCESSOR, args -> null);
        return concurrency -> ProcessorPart.of(answers.make(), concurrency);
    }
}
