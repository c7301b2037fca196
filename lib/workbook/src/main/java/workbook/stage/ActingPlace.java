package workbook.stage;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import workbook.grade.AnswerLoader;

/** Finds the line at which the task that acts is now. */
final class ActingPlace {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** How threads and time work is not what a step is about. */
    private static final List<String> UNSEEN =
            List.of("informers.testkit.", "informers.util.", "informers.internal.util.");

    private ActingPlace() {}

    /** Returns the innermost line of an answer; otherwise of the library; null if the stage itself acts. */
    static @Nullable Place now() {
        return STACK.walk(ActingPlace::find);
    }

    private static @Nullable Place find(Stream<StackWalker.StackFrame> frames) {
        StackWalker.StackFrame library = null;
        for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
            if (frame.getDeclaringClass().getClassLoader() instanceof AnswerLoader) {
                return place(frame);
            }
            if (library == null && isLibrary(frame.getClassName())) {
                library = frame;
            }
        }
        return library == null ? null : place(library);
    }

    private static boolean isLibrary(String className) {
        return className.startsWith("Lib") // the library's answer to a chapter
                || className.startsWith("informers.") && UNSEEN.stream().noneMatch(className::startsWith);
    }

    private static Place place(StackWalker.StackFrame frame) {
        return new Place(frame.getClassName(), String.valueOf(frame.getFileName()), frame.getLineNumber());
    }
}
