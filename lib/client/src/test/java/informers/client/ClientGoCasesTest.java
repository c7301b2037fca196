package informers.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Each of client-go's tests of kubeconfigs and exec plugins is a test here, or docs/clientcmd-cases.md has a reason why
 * not.
 */
class ClientGoCasesTest {
    private static final List<String> CLASSES = List.of(
            "client.config.ClientConfigCasesTest",
            "client.config.LoaderCasesTest",
            "client.config.MergedClientBuilderCasesTest",
            "client.config.ValidationCasesTest",
            "internal.auth.ExecCasesIT");

    private static final Path TABLE = Path.of("..", "..", "docs", "clientcmd-cases.md");
    private static final Pattern ROW = Pattern.compile("^\\| (Test\\w+) \\| .+ \\|$", Pattern.MULTILINE);

    private static Set<String> theirs() throws IOException {
        try (InputStream list = ClientGoCasesTest.class.getResourceAsStream("/clientcmd-cases.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("  "))
                    .map(String::strip)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Returns the names of client-go's tests in the display names. */
    private static Set<String> ours() throws ClassNotFoundException {
        Set<String> names = new TreeSet<>();
        for (String type : CLASSES) {
            for (Method method : Class.forName("informers." + type, false, ClientGoCasesTest.class.getClassLoader())
                    .getDeclaredMethods()) {
                DisplayName name = method.getAnnotation(DisplayName.class);
                if (name != null && AnnotationSupport.isAnnotated(method, Testable.class)) {
                    names.add(name.value().replaceFirst(":.*", ""));
                }
            }
        }
        names.removeIf(name -> name.startsWith("Example_"));
        return names;
    }

    @Test
    void eachIsATestHereOrHasAReason() throws Exception {
        List<String> excused = ROW.matcher(Files.readString(TABLE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        Set<String> tests = ours();
        assertThat(theirs()).hasSize(104);
        assertThat(excused).doesNotHaveDuplicates().doesNotContainAnyElementsOf(tests);
        tests.addAll(excused);
        assertThat(tests).containsExactlyElementsOf(theirs());
    }
}
