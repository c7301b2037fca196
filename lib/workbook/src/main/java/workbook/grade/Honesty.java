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
 * Checks an answer's class files for what it must not use: the library's own answer ({@link WithoutUsing}), the tests, what
 * would end the grading before its end ({@code System.exit}), and what no exercise needs ({@link OffLimits}).
 */
final class Honesty {
    private static final Set<String> ENDS_THE_JVM =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private static final String NOT_NEEDED =
            "which no exercise needs: an answer reads no files, starts no processes, opens no connections, and loads or"
                    + " inspects no other classes";

    private Honesty() {}

    static void check(CompiledAnswer answer, Class<?> contract) {
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
        OffLimits limits = new OffLimits(Contract.type(contract).getName());
        Map<String, ConstantPool> pools = new TreeMap<>();
        answer.classes().forEach((name, bytes) -> pools.put(name, ConstantPool.of(bytes)));
        Inherited inherited = new Inherited(pools, contract.getClassLoader());
        for (ConstantPool pool : pools.values()) {
            for (String name : pool.classes()) {
                if (answer.classes().containsKey(name)) {
                    continue;
                }
                if (forbidden.test(name)) {
                    throw told(
                            answer,
                            name,
                            "uses " + name + ". That is the library's answer to this very exercise. "
                                    + "Read it, then close it, and write your own");
                }
                if (limits.has(name)) {
                    throw told(answer, name, "uses " + name + ", " + why(name));
                }
            }
            for (String name : pool.types()) {
                if (OffLimits.hasAnnotation(name)) {
                    throw told(answer, name, "uses " + name + ", " + NOT_NEEDED);
                }
            }
            for (String name : pool.strings()) {
                if (forbidden.test(name)) {
                    throw told(
                            answer,
                            name,
                            "names " + name + " in a string, as one does to reach it by reflection. "
                                    + "That is the library's answer to this very exercise");
                }
            }
            for (String call : inherited.withWhatTheyReach(pool.methods())) {
                String method = call.replaceFirst("\\(.*", "");
                if (ENDS_THE_JVM.contains(method)) {
                    throw told(
                            answer,
                            method,
                            "calls " + method + ": that ends the grading of all chapters. "
                                    + "Throw an exception instead");
                }
                if (OffLimits.hasCall(call)) {
                    throw told(answer, method.replace(".<init>", ""), "calls " + method + ", " + NOT_NEEDED);
                }
            }
        }
    }

    /** The last line of defence, after the answer's classes are loaded and before any of them runs. */
    static void checkLoaded(CompiledAnswer answer, AnswerLoader loader) {
        for (String name : answer.classes().keySet()) {
            boolean loads;
            try {
                loads = ClassLoader.class.isAssignableFrom(loader.loadClass(name));
            } catch (ClassNotFoundException | LinkageError e) {
                continue; // then it cannot run either
            }
            if (loads) {
                throw told(answer, name, "declares a class loader, " + NOT_NEEDED);
            }
        }
    }

    private static String why(String name) {
        return name.indexOf('.') < 0 || name.startsWith("workbook.")
                ? "which belongs to the workbook: its tests, its answers, its grader"
                : NOT_NEEDED;
    }

    /** What an answer does not find at run time, by names of classes. */
    static Predicate<String> hidden(Class<?> contract) {
        return new OffLimits(Contract.type(contract).getName())::isHidden;
    }

    private static AnswerException told(CompiledAnswer answer, String name, String what) {
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                .replaceFirst("^\\d+(?=\\D)", ""); // a class in a method is My$1Name
        Integer line = lineOf(answer, simple);
        String place = line == null ? answer.fileName() : answer.fileName() + ":" + line;
        return new AnswerException(place + " " + what + ".", place);
    }

    /** The first line after the imports that says the name. A class file knows no line for an "extends". */
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
            return null; // it compiled a moment ago; the message does without a line
        }
    }
}
