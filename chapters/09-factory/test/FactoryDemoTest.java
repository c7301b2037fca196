import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import workbook.cli.House;

/**
 * What the article's program prints, written down by hand, is in what the README shows; and `mvn verify` holds the README
 * to what the script really prints.
 */
class FactoryDemoTest {
    @Test
    void theArticlesOutputAndTheCounts() throws IOException {
        String readme = Files.readString(House.find().root().resolve("chapters/09-factory/README.md"));
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
                        "2. Ten who want Pods",
                        "by 1 informer",
                        "2 LIST, 2 WATCH",
                        "1 synced, 1 missing",
                        "example.com/v1/gadgets");
    }
}
