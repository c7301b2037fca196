package informers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListOptionsTest {
    @Test
    void eachOptionIsAQueryParameterAndUnsetOnesAreLeftOut() {
        assertThat(ListOptions.ALL.toQuery()).isEmpty();
        ListOptions all = ListOptions.ALL
                .withLabelSelector("app=web")
                .withFieldSelector("status.phase=Running")
                .withResourceVersion("7")
                .withResourceVersionMatch("NotOlderThan")
                .withLimit(500)
                .withContinue("token")
                .withTimeoutSeconds(300L)
                .withAllowWatchBookmarks(true)
                .withSendInitialEvents(false);
        assertThat(all.toQuery())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "labelSelector", "app=web",
                        "fieldSelector", "status.phase=Running",
                        "resourceVersion", "7",
                        "resourceVersionMatch", "NotOlderThan",
                        "limit", "500",
                        "continue", "token",
                        "timeoutSeconds", "300",
                        "allowWatchBookmarks", "true",
                        "sendInitialEvents", "false"));
        assertThat(ListOptions.ALL.toQuery()).as("the original is unchanged").isEmpty();
    }

    @Test
    void aNegativeLimitIsRejected() {
        assertThatThrownBy(() -> ListOptions.ALL.withLimit(-1)).hasMessageContaining("use 0 for no limit");
    }
}
