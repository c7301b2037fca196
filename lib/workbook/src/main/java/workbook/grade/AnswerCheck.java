package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects answers that use what they must not use, by their class files: the library's answer ({@link WithoutUsing}), the tests,
 * methods that end the JVM ({@code System.exit}), and what no exercise needs ({@link ForbiddenReferences}).
 */
final class AnswerCheck {
    private static final Set<String> ENDS_THE_JVM =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private static final String NOT_NEEDED =
            "which no exercise needs: an answer must not read files, start processes, open connections, or load or"
                    + " inspect other classes";

    private AnswerCheck() {}

    static void checkGraded(CompiledAnswer answer, Class<?> contract) {
        List<String> built = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        WithoutUsing without = contract.getAnnotation(WithoutUsing.class);
        if (without != null) {
            for (Class<?> one : without.value()) {
                built.add(one.getName());
            }
            packages.addAll(List.of(without.packages()));
        }
        Predicate<String> forbidden =
                name -> built.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "$"))
                        || packages.stream().anyMatch(one -> name.startsWith(one + "."));
        check(answer, Contract.type(contract), forbidden);
    }

    /**
     * Checks an answer that is not graded, but runs in a program that must live on: it may use the library's answer.
     *
     * @param type the interface that it implements
     */
    static void check(CompiledAnswer answer, Class<?> type) {
        check(answer, type, any -> false);
    }

    private static void check(CompiledAnswer answer, Class<?> type, Predicate<String> forbidden) {
        ForbiddenReferences limits = new ForbiddenReferences(type.getName());
        Map<String, ConstantPool> pools = new TreeMap<>();
        answer.classes().forEach((name, bytes) -> pools.put(name, ConstantPool.of(bytes)));
        InheritedCalls inherited = new InheritedCalls(pools, type.getClassLoader());
        for (ConstantPool pool : pools.values()) {
            for (String name : pool.classes()) {
                if (answer.classes().containsKey(name)) {
                    continue;
                }
                if (forbidden.test(name)) {
                    throw rejected(
                            answer,
                            name,
                            "uses " + name + ". That is the library's answer to this exercise. "
                                    + "Read it, then close it, and write your own");
                }
                if (limits.has(name)) {
                    throw rejected(answer, name, "uses " + name + ", " + why(name));
                }
            }
            for (String name : pool.types()) {
                if (ForbiddenReferences.hasAnnotation(name)) {
                    throw rejected(answer, name, "uses " + name + ", " + NOT_NEEDED);
                }
            }
            for (String name : pool.strings()) {
                if (forbidden.test(name)) {
                    throw rejected(
                            answer,
                            name,
                            "names " + name + " in a string, as code does that reaches a class by reflection. "
                                    + "That is the library's answer to this exercise");
                }
            }
            for (String call : inherited.withDeclaringClasses(pool.methods())) {
                String method = call.replaceFirst("\\(.*", "");
                if (ENDS_THE_JVM.contains(method)) {
                    throw rejected(
                            answer,
                            method,
                            "calls " + method + ": it ends the whole program. " + "Throw an exception instead");
                }
                if (ForbiddenReferences.hasCall(call)) {
                    String instead = method.startsWith("com.fasterxml.") ? ". Read JSON with readTree" : "";
                    throw rejected(
                            answer, method.replace(".<init>", ""), "calls " + method + ", " + NOT_NEEDED + instead);
                }
            }
        }
    }

    /** Checks the loaded classes before any of them runs, as a second line of defence. */
    static void checkLoaded(CompiledAnswer answer, AnswerLoader loader) {
        for (String name : answer.classes().keySet()) {
            boolean loads;
            try {
                loads = ClassLoader.class.isAssignableFrom(loader.loadClass(name));
            } catch (ClassNotFoundException | LinkageError e) {
                continue; // it cannot run either
            }
            if (loads) {
                throw rejected(answer, name, "declares a class loader, " + NOT_NEEDED);
            }
        }
    }

    private static String why(String name) {
        return name.indexOf('.') < 0 || name.startsWith("workbook.")
                ? "which belongs to the workbook: its tests, answers and grader"
                : NOT_NEEDED;
    }

    /** Returns which classes an answer cannot load at run time, by name. */
    static Predicate<String> hidden(Class<?> contract) {
        return new ForbiddenReferences(Contract.type(contract).getName())::isHidden;
    }

    private static RejectedAnswerException rejected(CompiledAnswer answer, String name, String what) {
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                .replaceFirst("^\\d+(?=\\D)", ""); // a local class is My$1Name
        Integer line = lineOf(answer, simple);
        String place = line == null ? answer.fileName() : answer.fileName() + ":" + line;
        return new RejectedAnswerException(place + " " + what + ".", place);
    }

    /** Returns the first line after the imports that has the name. A class file has no line number for an "extends". */
    private static @Nullable Integer lineOf(CompiledAnswer answer, String simple) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(simple) + "\\b");
        try {
            List<String> lines = Files.readAllLines(answer.file());
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean comment = line.startsWith("//") || line.startsWith("*") || line.startsWith("/*");
                if (!comment
                        && !line.startsWith("import ")
                        && word.matcher(line).find()) {
                    return i + 1;
                }
            }
            return null;
        } catch (IOException e) {
            return null; // deleted since it was compiled; the message has no line then
        }
    }
}
