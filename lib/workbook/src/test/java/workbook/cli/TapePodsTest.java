package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads pods from the files of a tape, without a server. */
class TapePodsTest {
    private final Path tapes = WorkbookHome.find().wiremock().resolve("__files/tapes");

    @Test
    void aTapeWithABaseHasThePodsOfTheBaseAndItsOwnChanges() {
        TapePods pods = TapePods.read(tapes, "rollout");

        assertThat(pods.listed()).hasSize(15).extracting(Pod::key).contains("default/pod-1");
        assertThat(pods.changes())
                .hasSize(25)
                .extracting(TapePods.Change::type)
                .startsWith("ADDED")
                .endsWith("DELETED");
    }

    @Test
    void aTapeWithoutALogHasNoChanges() {
        assertThat(TapePods.read(tapes, "demo").changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "", "..", "../tapes/demo", "demo/", "/"})
    void onlyNamesOfTapesAreAccepted(String name) {
        assertThatThrownBy(() -> TapePods.read(tapes, name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there are: demo, denied");
    }
}
