package workbook.grade;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer that is compiled from a file, once a grading, and loaded anew for each test. */
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
            // Not package-private: the answer's loader is another one, so its package is another one too.
            throw new AnswerException(type.getName() + " has to be a public interface", type.getSimpleName() + ".java");
        }
        CompiledAnswer answer = AnswerCompiler.compile(file, type);
        Honesty.check(answer, contract);
        hidden = Honesty.hidden(contract);
        AnswerLoader loader = new AnswerLoader(answer, type.getClassLoader(), hidden, todo -> {});
        answer.load(loader, type);
        Honesty.checkLoaded(answer, loader);
        compiled = answer;
    }

    @Override
    public Maker start(Class<?> type, Sightings sightings) {
        CompiledAnswer answer = Objects.requireNonNull(compiled, "prepare() comes first");
        AnswerLoader loader = new AnswerLoader(answer, type.getClassLoader(), hidden, sightings::todo);
        return args -> CompiledAnswer.create(answer.load(loader, type), args);
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }
}
