import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script prints the expected lines. They were written by hand, not copied from the script. */
class StoreDemoTest {
    @Test
    void theEventsAreWrittenInOrder() {
        assertThat(run())
                .as("the events, and after each the number of objects in the store")
                .containsSubsequence(
                        "   Sync    : pod-1 - Running                     -> 1 object",
                        "   Sync    : web-sts-1 - Running                 -> 2 objects",
                        "   Sync    : web-sts-0 - Running                 -> 3 objects",
                        "   Sync    : ngx-8669b5c9d-xwljg - Running       -> 4 objects",
                        "   Added   : mygott-7565765f4d-x6znf - Pending   -> 5 objects",
                        "   Updated : mygott-7565765f4d-x6znf - Pending   -> 5 objects",
                        "   Updated : mygott-7565765f4d-x6znf - Pending   -> 5 objects",
                        "   Updated : mygott-7565765f4d-x6znf - Running   -> 5 objects",
                        "   Deleted : mygott-7565765f4d-x6znf - Running   -> 4 objects",
                        "   [default/ngx-8669b5c9d-xwljg, default/pod-1, default/web-sts-0, default/web-sts-1]");
    }

    @Test
    void aReaderInTheMiddleOfAReplaceSeesHalfOfItInANaiveStoreAndNotInTheLibrarys() {
        assertThat(run())
                .containsSubsequence(
                        "   a ConcurrentHashMap that is cleared and filled again",
                        "      in between:  [pod-2@2]",
                        "   the library's store",
                        "      in between:  [pod-1@1, pod-2@1, pod-3@1]",
                        "      after:       [pod-2@2, pod-3@2, pod-4@2]");
    }

    private static List<String> run() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new StoreDemo()).execute()).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
