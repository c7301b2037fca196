import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script says what the article says, and what client-go printed. Written by hand, and not from the output. */
class IndexerDemoTest {
    @Test
    void the_articles_question_has_the_articles_answer() {
        assertThat(run()).contains("   indexKeys(app, l1): [ns1/pod1]");
    }

    /** client-go, asked for the values of an index of pods that have no node yet: {@code values [""]}. */
    @Test
    void a_function_that_gives_the_empty_text_for_nothing_makes_a_value_of_it() {
        assertThat(run())
                .containsSubsequence(
                        "   the article's function   \"\" -> [ns1/pod2]  l1 -> [ns1/pod1]",
                        "   the library's function   l1 -> [ns1/pod1]");
    }

    /** client-go: {@code Index with name %s does not exist}. */
    @Test
    void an_index_that_does_not_exist_is_an_error_in_client_gos_words() {
        assertThat(run()).contains("   byIndex(node, node-1): Index with name node does not exist");
    }

    private static List<String> run() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new IndexerDemo()).execute()).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
