package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Unstructured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionWaitTest {
    private static final ObjectReference STAYS = ObjectReference.planned(ConfigMap.TYPE, "default", "stays");
    private static final ObjectReference GOES = ObjectReference.planned(ConfigMap.TYPE, "default", "goes");

    @Test
    void remainingObjectsAreReturnedAfterTheTimeLimit() throws InterruptedException {
        DeletionWait departure = new DeletionWait(DeletionWaitTest::read, new PrintStream(new ByteArrayOutputStream()));

        assertThat(departure.await(List.of(GOES, STAYS), Duration.ZERO)).containsExactly(STAYS);
        assertThat(departure.await(List.of(GOES), Duration.ZERO)).isEmpty();
    }

    private static Optional<KubeObject> read(ObjectReference reference) {
        return reference.equals(GOES)
                ? Optional.empty()
                : Optional.of(Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: stays}}"));
    }
}
