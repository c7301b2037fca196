package workbook.grade;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;

/**
 * An answer after javac: its classes' bytes. Immutable, any thread.
 *
 * @param file where it was written
 * @param classes the bytes by class name; the answer itself is the public class that is named as the file
 */
record CompiledAnswer(Path file, Map<String, byte[]> classes) {
    String fileName() {
        return file.getFileName().toString();
    }

    String className() {
        return fileName().replaceFirst("\\.java$", "");
    }

    /** The answer's class in this loader, after a look whether it is what the contract asks for. */
    Class<?> load(AnswerLoader loader, Class<?> type) {
        if (!classes.containsKey(className())) {
            String other = classes.keySet().stream().findFirst().orElse("no class at all");
            throw wrong("the file has to hold a class " + className() + ", without a package line; it holds " + other);
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
            throw wrong("it is abstract or an interface, so nothing can be made of it");
        }
        if (!type.isAssignableFrom(answer)) {
            throw wrong("write \"implements " + type.getSimpleName() + "\"");
        }
        return answer;
    }

    /** Makes an answer by the public constructor that takes these arguments. */
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
        throw new AnswerException(
                answer.getSimpleName() + ": a public constructor " + answer.getSimpleName() + "("
                        + Arguments.names(args) + ") is needed",
                answer.getSimpleName() + ".java");
    }

    private AnswerException wrong(String what) {
        return new AnswerException(fileName() + ": " + what + ".", fileName());
    }
}
