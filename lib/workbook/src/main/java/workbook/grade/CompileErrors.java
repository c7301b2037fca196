package workbook.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Formats javac's errors for a learner: the location first. Safe for use by many threads. */
final class CompileErrors {
    private static final int SHOWN = 5;

    /** How many bytes of a file are read to find a hint. */
    private static final int START = 1 << 16;

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*(package\\s+[\\w.]+\\s*;)");

    private CompileErrors() {}

    static RejectedAnswerException of(Path file, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.stream()
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
        hint(file).ifPresent(hint -> text.append("\n  ").append(hint));
        return new RejectedAnswerException(
                text.toString(), errors.isEmpty() ? file.getFileName().toString() : place(file, errors.get(0)));
    }

    /** Returns a hint for causes that javac's messages do not name. */
    private static Optional<String> hint(Path file) {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return Optional.empty(); // the errors are enough
        }
        if (start.startsWith("\u00ef\u00bb\u00bf")) {
            return Optional.of("The file starts with a byte order mark, which javac does not accept:"
                    + " save it as UTF-8 without BOM.");
        }
        if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff") || start.indexOf('\0') >= 0) {
            return Optional.of("The file is not UTF-8 (UTF-16, perhaps): save it as UTF-8.");
        }
        Matcher line = PACKAGE.matcher(start);
        return line.find()
                ? Optional.of("Delete the line \"" + line.group(1)
                        + "\": the chapters' classes are in the unnamed package, and"
                        + " a class in another package does not see them.")
                : Optional.empty();
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
