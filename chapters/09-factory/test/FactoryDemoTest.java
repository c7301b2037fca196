import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/**
 * The README contains what the first program prints; the lines below are written by hand. {@code mvn verify}
 * compares the README with the real output of the script.
 */
class FactoryDemoTest {
    @Test
    void outputAndRequestCounts() throws IOException {
        String readme = Files.readString(WorkbookHome.find().root().resolve("chapters/09-factory/README.md"));
        assertThat(readme)
                .containsSubsequence(
                        "<!-- check: ./jbang 09-factory -->",
                        "Configmap:",
                        "default/istio-ca-root-cert",
                        "default/kube-root-ca.crt",
                        "default/my-config",
                        "Pod:",
                        "default/busy-box-",
                        "default/cloud-enterprise-",
                        "2 LIST, 2 WATCH",
                        "2. Ten parts of a program",
                        "by 1 informer",
                        "2 LIST, 2 WATCH",
                        "1 synced, 1 missing",
                        "example.com/v1/gadgets");
    }
}
