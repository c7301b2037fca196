package informers.usercode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each row of docs/user-code-failures.md has a test, and each of these tests has a row. */
class UserCodeFailuresTest {
    private static final Path TABLE = Path.of("..", "..", "docs", "user-code-failures.md");
    private static final int COLUMNS = 7;

    private static final List<Class<?>> CLASSES = List.of(
            IndexFunctionFailsTest.class,
            TransformFailsTest.class,
            KeyFunctionFailsTest.class,
            StoreFailsTest.class,
            HandlerFailsTest.class,
            ServerFunctionsFailTest.class,
            FactoriesTest.class,
            WorkQueueHooksFailTest.class);

    private static List<List<String>> rows() throws Exception {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| user code"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    tests.add("`" + type.getSimpleName() + "." + method.getName() + "`");
                }
            }
        }
        return tests;
    }

    @Test
    void eachRowHasItsTestAndEachTestItsRow() throws Exception {
        List<List<String>> rows = rows();
        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row)
                        .as("a row with a cell for each column")
                        .hasSize(COLUMNS)
                        .noneMatch(String::isEmpty));
        Set<String> named = new TreeSet<>();
        rows.forEach(row -> named.addAll(List.of(row.get(COLUMNS - 1).split(", "))));
        assertThat(named).containsExactlyElementsOf(tests());
    }
}
