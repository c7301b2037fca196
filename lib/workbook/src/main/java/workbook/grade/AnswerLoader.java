package workbook.grade;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The class loader of one answer in one test. Answers do not see each other's classes, and each test starts with fresh static
 * fields.
 *
 * <p>It looks for the answer's own classes first, because an IDE may have left an older {@code MyXxx.class} on the class path. When
 * an answer is graded, the loader does not find the classes that are hidden from it (the library's answers, the tests, the grader).
 * A {@link Todo} reports itself to the running test through this loader. Safe for use by many threads.
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
     * Compiles and loads a learner's file, and creates one answer. This is what {@code --mine} runs instead of the library's class.
     *
     * @param args for the answer's public constructor
     * @throws RejectedAnswerException with a message for the learner, if the file is not such an answer
     */
    public static <T> T load(Path file, Class<T> type, Object... args) {
        return compile(file, type).make(args);
    }

    /** Creates answers of one class. Safe for use by many threads. */
    @FunctionalInterface
    public interface Answers<T> {
        /**
         * Creates an answer.
         *
         * @param args for the answer's public constructor
         * @throws RejectedAnswerException with a message for the learner, if the constructor fails
         */
        T make(Object... args);
    }

    /**
     * Compiles a learner's file once, to create many answers.
     *
     * @throws RejectedAnswerException with a message for the learner, if the file is not such an answer
     */
    public static <T> Answers<T> compile(Path file, Class<T> type) {
        return answers(AnswerCompiler.compile(file, type), type);
    }

    static <T> Answers<T> answers(CompiledAnswer compiled, Class<T> type) {
        CompiledAnswer endable = LoopCode.in(compiled);
        AnswerLoader loader = new AnswerLoader(endable, type.getClassLoader(), any -> false, todo -> {});
        Class<?> found = compiled.load(loader, type);
        return args -> {
            try {
                return type.cast(CompiledAnswer.create(found, args));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new RejectedAnswerException(
                        compiled.fileName() + ": its constructor threw " + e,
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
            if (name.equals(Loops.class.getName())) {
                return Loops.class; // LoopCode calls it, also in an answer to an interface of the JDK
            }
            if (hidden.test(name)) {
                throw new ClassNotFoundException(name + " is hidden from answers: it belongs to the workbook");
            }
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
