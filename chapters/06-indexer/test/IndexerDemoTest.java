import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The script prints what a program with client-go prints. The expected lines are written by hand, not copied from the
 * output.
 */
class IndexerDemoTest {
    @Test
    void theQueryHasTheResultOfClientGo() {
        assertThat(run()).contains("   indexKeys(app, l1): [ns1/pod1]");
    }

    /**
     * For pods that have no node yet, client-go printed the indexed values of an index by node as {@code values [""]}.
     */
    @Test
    void aFunctionThatReturnsTheEmptyStringForAMissingLabelCreatesAnIndexedValue() {
        assertThat(run())
                .containsSubsequence(
                        "   the common function      \"\" -> [ns1/pod2]  l1 -> [ns1/pod1]",
                        "   the library's function   l1 -> [ns1/pod1]");
    }

    /** client-go's message is {@code Index with name %s does not exist}. */
    @Test
    void anUnknownIndexIsAnErrorWithClientGosMessage() {
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
