package workbook.grade;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The classes and methods to which an answer must not refer, because no exercise needs them: files, processes, sockets, class
 * loaders, most of reflection, and the grader. With these an answer could reach the library's answer without naming it, or change
 * its grade.
 *
 * <p>Names are those of class files, with dots: {@code java.util.Map$Entry}. Immutable.
 */
final class ForbiddenReferences {
    /** Prefixes of names in the JDK. Their exceptions are allowed, so that they can be caught. */
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

    /** Allowed classes with such a prefix: an answer may use dynamic proxies and build URLs. */
    private static final Set<String> ALLOWED = Set.of(
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

    /** Forbidden methods of classes that are allowed otherwise. Jackson also converts a text to the class of that name. */
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
            + "|com\\.fasterxml\\.jackson\\.(core|databind)\\.\\w+\\."
            + "(readValue\\w*|convertValue|treeToValue|readerFor\\w*|forType|withType|reader\\(L.*)"
            + "|java\\.io\\.(PrintStream|PrintWriter)\\.<init>\\(Ljava/lang/String;.*"
            + "|java\\.util\\.Formatter\\.<init>\\(Ljava/lang/String;.*"
            + "|.*\\.(setAccessible|trySetAccessible)");

    /** Of the classes in packages outside the JDK, an answer sees only those with these prefixes. */
    private static final List<String> LIBRARIES = List.of(
            "informers.",
            "com.fasterxml.jackson.core.",
            "com.fasterxml.jackson.annotation.",
            "com.fasterxml.jackson.databind.node.",
            "org.jspecify.",
            "org.slf4j.");

    /** With this annotation Jackson creates objects of classes that the JSON names. */
    private static final String JSON_TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";

    /** Packages that read kubeconfigs and run the programs named there, and the annotation. */
    private static final List<String> NOT_OF_LIBRARIES = List.of(
            "informers.client.config.", "informers.internal.auth.", "informers.internal.config.", JSON_TYPE_INFO);

    private static final Pattern JACKSON =
            Pattern.compile("com\\.fasterxml\\.jackson\\.databind\\.[A-Z]\\w*(Node|Mapper|Reader|Writer|Exception)");

    /** The library's answers and the tests, which are all in the unnamed package. */
    private static final Pattern OF_THE_GRADER =
            Pattern.compile("Lib[A-Z]\\w*(\\$.*)?|\\w+(Contract|Test|IT|Trace|Demo)(\\$.*)?");

    private final String type;

    /** @param type the name of the interface that the answer implements */
    ForbiddenReferences(String type) {
        this.type = type;
    }

    /** Returns whether an answer must not refer to this class. */
    boolean has(String name) {
        if (!name.startsWith("java.") && !isForeignJdk(name)) {
            return isHidden(name);
        }
        return JDK.stream().anyMatch(name::startsWith)
                && !ALLOWED.contains(name)
                && !name.matches("java\\..*(Exception|Error)");
    }

    /** Returns whether the loader of an answer must not find this class: it belongs to the grader, or to no public API. */
    boolean isHidden(String name) {
        if (name.startsWith("java.") || isForeignJdk(name) || isOfTheExercise(name)) {
            return false;
        }
        if (name.indexOf('.') < 0) {
            return OF_THE_GRADER.matcher(name).matches();
        }
        return NOT_OF_LIBRARIES.stream().anyMatch(name::startsWith)
                || (LIBRARIES.stream().noneMatch(name::startsWith)
                        && !JACKSON.matcher(name.replaceFirst("\\$.*", "")).matches());
    }

    /** Returns whether an answer must not have this annotation. A class file lists annotations separately from the classes that it uses. */
    static boolean hasAnnotation(String name) {
        return name.equals(JSON_TYPE_INFO) || name.startsWith("com.fasterxml.jackson.databind.annotation.");
    }

    /**
     * Returns whether an answer must not call this method.
     *
     * @param call such as {@code java.lang.System.exit(I)V}
     */
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
