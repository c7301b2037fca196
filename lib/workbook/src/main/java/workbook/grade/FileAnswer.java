package workbook.grade;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer from a file. It is compiled once for each grading, and loaded again for each test. */
final class FileAnswer implements AnswerSource {
    private final Path file;
    private @Nullable CompiledAnswer compiled;
    private Predicate<String> hidden = any -> true;

    FileAnswer(Path file) {
        this.file = file;
    }

    @Override
    public void prepare(Class<?> contract, Class<?> type) {
        if (!type.isInterface() || !Modifier.isPublic(type.getModifiers())) {
            // A package-private one is not accessible: the answer has another loader, and so another runtime package.
            throw new RejectedAnswerException(
                    type.getName() + " must be a public interface", type.getSimpleName() + ".java");
        }
        CompiledAnswer answer = AnswerCompiler.compile(file, type);
        AnswerCheck.check(answer, contract);
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

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }
}
