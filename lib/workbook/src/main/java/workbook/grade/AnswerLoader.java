package workbook.grade;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The class loader of one answer in one test: so answers do not see each other, and static fields start anew.
 *
 * <p>It looks into the answer's own classes first: an IDE may have left an older {@code MyXxx.class} on the class path.
 * When an answer is graded, the loader does not find what is hidden from it (the library's answers, the tests, the grader),
 * however the answer asks for it.
 * A {@link Todo} finds the running test through it. Any thread.
 */
public final class AnswerLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final CompiledAnswer answer;
    private final Predicate<String> hidden;
    private final Consumer<Todo> seen;

    AnswerLoader(CompiledAnswer answer, ClassLoader parent, Predicate<String> hidden, Consumer<Todo> seen) {
        super(parent);
        this.answer = answer;
        this.hidden = hidden;
        this.seen = seen;
    }

    /**
     * Compiles and loads a learner's file and makes one answer: what {@code --mine} runs instead of the library's.
     *
     * @param args for the answer's public constructor
     * @throws AnswerException with a message for the learner, if the file is not such an answer
     */
    public static <T> T load(Path file, Class<T> type, Object... args) {
        return compile(file, type).make(args);
    }

    /** Makes answers of one class. Any thread. */
    @FunctionalInterface
    public interface Answers<T> {
        /**
         * Makes one.
         *
         * @param args for the answer's public constructor
         * @throws AnswerException with a message for the learner, if the constructor fails
         */
        T make(Object... args);
    }

    /**
     * As {@link #load}, for many answers: it compiles once.
     *
     * @throws AnswerException with a message for the learner, if the file is not such an answer
     */
    public static <T> Answers<T> compile(Path file, Class<T> type) {
        CompiledAnswer compiled = AnswerCompiler.compile(file, type);
        AnswerLoader loader = new AnswerLoader(compiled, type.getClassLoader(), any -> false, todo -> {});
        Class<?> found = compiled.load(loader, type);
        return args -> {
            try {
                return type.cast(CompiledAnswer.create(found, args));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AnswerException(
                        file.getFileName() + ": its constructor failed: " + e,
                        Places.in(e, compiled.fileName()).orElse(compiled.fileName()));
            }
        };
    }

    void report(Todo todo) {
        seen.accept(todo);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = answer.classes().get(name);
        if (bytes == null) {
            if (hidden.test(name)) {
                throw new ClassNotFoundException(name + " is not for answers: it belongs to the workbook");
            }
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
