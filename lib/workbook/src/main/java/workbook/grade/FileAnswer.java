package workbook.grade;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer from a file. It is compiled once, when it is first graded, and loaded again for each test. */
final class FileAnswer implements AnswerSource {
    private final Path file;
    private @Nullable CompiledAnswer compiled;
    private Predicate<String> hidden = any -> true;

    FileAnswer(Path file) {
        this.file = file;
    }

    @Override
    public void prepare(Class<?> contract, Class<?> type) {
        if (compiled != null) {
            return;
        }
        if (!type.isInterface() || !Modifier.isPublic(type.getModifiers())) {
            // A package-private one is not accessible: the answer has another loader, and so another runtime package.
            throw new RejectedAnswerException(
                    type.getName() + " must be a public interface", type.getSimpleName() + ".java");
        }
        CompiledAnswer answer = AnswerCompiler.compile(file, type);
        AnswerCheck.checkGraded(answer, contract);
        hidden = AnswerCheck.hidden(contract);
        AnswerLoader loader = new AnswerLoader(answer, type.getClassLoader(), hidden, todo -> {});
        answer.load(loader, type);
        AnswerCheck.checkLoaded(answer, loader);
        compiled = answer;
    }

    @Override
    public Maker start(Class<?> type, ThreadReports sightings) {
        CompiledAnswer answer = Objects.requireNonNull(compiled, "prepare() must be called first");
        AnswerLoader loader = new AnswerLoader(answer, type.getClassLoader(), hidden, sightings::todo);
        return args -> CompiledAnswer.create(answer.load(loader, type), args);
    }

    /** Changes the code when the first such answer is created: most tests need none. */
    @Override
    public Maker stepped(Class<?> type, ThreadReports sightings) {
        AtomicReference<AnswerLoader> loader = new AtomicReference<>();
        return args -> {
            AnswerLoader changed = loader.get();
            if (changed == null) {
                CompiledAnswer answer = StepCode.in(Objects.requireNonNull(compiled, "prepare() must be called first"));
                Predicate<String> hiddenButSteps = hidden.and(name -> !name.equals(Steps.class.getName()));
                changed = new AnswerLoader(answer, type.getClassLoader(), hiddenButSteps, sightings::todo);
                loader.set(changed);
            }
            return CompiledAnswer.create(Objects.requireNonNull(compiled).load(changed, type), args);
        };
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }
}
