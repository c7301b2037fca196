package workbook.grade;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;

/**
 * A compiled answer: the bytes of its classes. Immutable.
 *
 * @param file its source
 * @param classes the bytes by class name. The answer is the public class with the name of the file
 */
record CompiledAnswer(Path file, Map<String, byte[]> classes) {
    String fileName() {
        return file.getFileName().toString();
    }

    String className() {
        return fileName().replaceFirst("\\.java$", "");
    }

    /**
     * Loads the answer's class with this loader.
     *
     * @throws RejectedAnswerException if it is not a public class that implements the type
     */
    Class<?> load(AnswerLoader loader, Class<?> type) {
        if (!classes.containsKey(className())) {
            String other = classes.keySet().stream().findFirst().orElse("no class at all");
            throw wrong("expected a class " + className() + " without a package line, found " + other);
        }
        Class<?> answer;
        try {
            answer = loader.loadClass(className());
        } catch (ClassNotFoundException | LinkageError e) {
            throw wrong("the class cannot be loaded: " + e.getMessage());
        }
        if (!Modifier.isPublic(answer.getModifiers())) {
            throw wrong("write \"public class " + className() + "\"");
        }
        if (Modifier.isAbstract(answer.getModifiers())) {
            throw wrong("it is abstract or an interface, so no object can be created");
        }
        if (!type.isAssignableFrom(answer)) {
            throw wrong("write \"implements " + type.getSimpleName() + "\"");
        }
        return answer;
    }

    /** Creates an answer with the public constructor that accepts these arguments. */
    static Object create(Class<?> answer, Object... args) throws Throwable {
        for (Constructor<?> constructor : answer.getConstructors()) {
            if (Arguments.fit(constructor.getParameterTypes(), args)) {
                try {
                    constructor.setAccessible(true); // a nested adapter of a test need not be public
                    return constructor.newInstance(args);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new RejectedAnswerException(
                answer.getSimpleName() + ": expected a public constructor " + answer.getSimpleName() + "("
                        + Arguments.names(args) + ")",
                answer.getSimpleName() + ".java");
    }

    private RejectedAnswerException wrong(String what) {
        return new RejectedAnswerException(fileName() + ": " + what + ".", fileName());
    }
}
