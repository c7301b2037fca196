package workbook.grade;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer has no use for, and may not refer to: files, processes, sockets, class loaders, most of reflection, and
 * everything that belongs to the grader. With these an answer could reach the library's answer without naming it, or the
 * grader's own objects.
 *
 * <p>Names are those of class files with dots: {@code java.util.Map$Entry}. Immutable, any thread.
 */
final class OffLimits {
    /** Prefixes of names in the JDK. Exceptions in them may be caught. */
    private static final List<String> JDK = List.of(
            "java.io.Console",
            "java.io.File",
            "java.io.ObjectInput",
            "java.io.RandomAccessFile",
            "java.lang.ClassLoader",
            "java.lang.Module",
            "java.lang.Process",
            "java.lang.StackWalker",
            "java.lang.foreign.",
            "java.lang.instrument.",
            "java.lang.management.",
            "java.lang.module.",
            "java.lang.reflect.",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.",
            "java.security.SecureClassLoader",
            "java.beans.",
            "java.rmi.",
            "java.sql.",
            "java.awt.",
            "java.util.ServiceLoader",
            "java.util.jar.",
            "java.util.logging.",
            "java.util.prefs.",
            "java.util.zip.ZipFile",
            "javax.",
            "com.sun.",
            "jdk.",
            "sun.");

    /** Of those prefixes, what is harmless: an answer may be a dynamic proxy, and makes URLs. */
    private static final Set<String> HARMLESS = Set.of(
            "java.lang.reflect.Array",
            "java.lang.reflect.InvocationHandler",
            "java.lang.reflect.Method",
            "java.lang.reflect.Proxy",
            "java.lang.reflect.Type",
            "java.net.URI",
            "java.net.URLDecoder",
            "java.net.URLEncoder",
            "java.util.logging.Level",
            "java.util.logging.Logger");

    /** Calls, of a class of which other calls are harmless. */
    private static final Pattern CALLS = Pattern.compile("java\\.lang\\.Class\\.(forName|newInstance|getDeclared\\w*"
            + "|getMethods?|getFields?|getConstructors?|getResource\\w*|getRecordComponents|getModule)"
            + "|java\\.lang\\.invoke\\.MethodHandles\\.(privateLookupIn|publicLookup|reflectAs|classData\\w*)"
            + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\."
            + "(find(?!VarHandle|StaticVarHandle)\\w*|unreflect\\w*|define\\w*|accessClass|in|revealDirect|bind)"
            + "|java\\.lang\\.invoke\\.MethodType\\.fromMethodDescriptorString"
            + "|java\\.lang\\.System\\.(exit|load|loadLibrary|setOut|setErr|setIn|set\\w*Propert\\w*|clearProperty"
            + "|getProperties|setSecurityManager|inheritedChannel)"
            + "|java\\.lang\\.Runtime\\.(exec|exit|halt|load|loadLibrary|addShutdownHook)"
            + "|java\\.lang\\.Thread\\.(getContextClassLoader|setContextClassLoader|getAllStackTraces|enumerate"
            + "|setDefaultUncaughtExceptionHandler|stop|suspend)"
            + "|java\\.lang\\.ThreadGroup\\.(enumerate|interrupt|stop|suspend|getParent|list)"
            + "|com\\.fasterxml\\.jackson\\.databind\\.\\w+\\.(activate\\w*|enableDefaultTyping\\w*|setDefaultTyping"
            + "|constructType|getTypeFactory|setTypeFactory|addMixIn\\w*|setVisibility\\w*|readerForUpdating|withValueToUpdate|updateValue|configOverride|registerModules?|findModules|findAndRegister\\w*)"
            + "|java\\.io\\.(PrintStream|PrintWriter)\\.<init>\\(Ljava/lang/String;.*"
            + "|java\\.util\\.Formatter\\.<init>\\(Ljava/lang/String;.*"
            + "|.*\\.(setAccessible|trySetAccessible)");

    /** Of what is neither the JDK's nor without a package, an answer sees these prefixes, and nothing else. */
    private static final List<String> LIBRARIES = List.of(
            "informers.",
            "com.fasterxml.jackson.core.",
            "com.fasterxml.jackson.annotation.",
            "com.fasterxml.jackson.databind.node.",
            "org.jspecify.",
            "org.slf4j.");

    /** With this annotation Jackson makes objects of classes that the JSON names. */
    private static final String JSON_TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";

    /** Reads kubeconfigs and runs the programs that they name; and that annotation. */
    private static final List<String> NOT_OF_LIBRARIES = List.of(
            "informers.client.config.", "informers.internal.auth.", "informers.internal.config.", JSON_TYPE_INFO);

    private static final Pattern JACKSON =
            Pattern.compile("com\\.fasterxml\\.jackson\\.databind\\.[A-Z]\\w*(Node|Mapper|Reader|Writer|Exception)");

    /** The library's answers and the tests: all are in the default package. */
    private static final Pattern GRADERS =
            Pattern.compile("Lib[A-Z]\\w*(\\$.*)?|\\w+(Contract|Test|IT|Trace|Demo)(\\$.*)?");

    private final String type;

    /** @param type the name of the interface that the answer implements */
    OffLimits(String type) {
        this.type = type;
    }

    /** Whether an answer may not refer to this class. */
    boolean has(String name) {
        if (!name.startsWith("java.") && !isForeignJdk(name)) {
            return isHidden(name);
        }
        return JDK.stream().anyMatch(name::startsWith)
                && !HARMLESS.contains(name)
                && !name.matches("java\\..*(Exception|Error)");
    }

    /** Whether an answer does not even see this class, however it asks for it: it is the grader's, or no API of ours. */
    boolean isHidden(String name) {
        if (name.startsWith("java.") || isForeignJdk(name) || isOfTheExercise(name)) {
            return false;
        }
        if (name.indexOf('.') < 0) {
            return GRADERS.matcher(name).matches();
        }
        return NOT_OF_LIBRARIES.stream().anyMatch(name::startsWith)
                || (LIBRARIES.stream().noneMatch(name::startsWith)
                        && !JACKSON.matcher(name.replaceFirst("\\$.*", "")).matches());
    }

    /** Whether an answer may not be annotated with it: a class file names annotations apart from the classes that it uses. */
    static boolean hasAnnotation(String name) {
        return name.equals(JSON_TYPE_INFO) || name.startsWith("com.fasterxml.jackson.databind.annotation.");
    }

    /** @param call {@code java.lang.System.exit(I)V} */
    static boolean hasCall(String call) {
        return CALLS.matcher(call.replaceFirst("\\(.*", "")).matches()
                || CALLS.matcher(call).matches();
    }

    private boolean isOfTheExercise(String name) {
        return name.equals(type) || name.startsWith(type + "$") || name.equals(Todo.class.getName());
    }

    private static boolean isForeignJdk(String name) {
        return name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }
}
