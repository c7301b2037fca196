package workbook.grade;

import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Says javac's errors as a learner wants to read them: place first. Any thread. */
final class CompileErrors {
    private static final int SHOWN = 5;

    private CompileErrors() {}

    static AnswerException of(Path file, List<Diagnostic<? extends JavaFileObject>> told) {
        List<Diagnostic<? extends JavaFileObject>> errors = told.stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        StringBuilder text = new StringBuilder(file.getFileName() + " does not compile:");
        errors.stream()
                .limit(SHOWN)
                .forEach(error -> text.append("\n  ")
                        .append(place(file, error))
                        .append(error.getColumnNumber() > 0 ? ":" + error.getColumnNumber() : "")
                        .append(": ")
                        .append(error.getMessage(null).replace("\n", "\n    ")));
        if (errors.size() > SHOWN) {
            text.append("\n  and ").append(errors.size() - SHOWN).append(" more");
        }
        return new AnswerException(
                text.toString(), errors.isEmpty() ? file.getFileName().toString() : place(file, errors.get(0)));
    }

    private static String place(Path file, Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String name = source == null
                ? file.getFileName().toString()
                : source.getName()
                        .substring(Math.max(
                                        source.getName().lastIndexOf('/'),
                                        source.getName().lastIndexOf('\\'))
                                + 1);
        return error.getLineNumber() > 0 ? name + ":" + error.getLineNumber() : name;
    }
}
