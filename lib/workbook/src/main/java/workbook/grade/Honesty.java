package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks into an answer's class files for what it is not to use: the library's own answer ({@link WithoutUsing}), the
 * tests, and what would end the grading before its end ({@code System.exit}).
 */
final class Honesty {
    /** The tests themselves, and their nested adapters: XxxContract, XxxTest. All are in the default package. */
    private static final Pattern TESTS = Pattern.compile("[A-Z]\\w*(Contract|Test)(\\$.*)?");

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
        for (byte[] bytes : answer.classes().values()) {
            ConstantPool pool = ConstantPool.of(bytes);
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
                if (TESTS.matcher(name).matches()) {
                    throw told(answer, name, "uses " + name + ", which belongs to the tests");
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
            for (String method : List.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt")) {
                if (pool.methods().contains(method)) {
                    throw told(
                            answer,
                            method,
                            "calls " + method + ": that ends the grading of all chapters. "
                                    + "Throw an exception instead");
                }
            }
        }
    }

    private static AnswerException told(CompiledAnswer answer, String name, String what) {
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
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
