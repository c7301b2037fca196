package workbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each planted bug is found within a thousand schedules. */
class ChaosFindsPlantedBugsIT {
    @ParameterizedTest
    @FieldSource("workbook.chaos.PlantedBugs#ALL")
    void aPlantedBugIsFound(PlantedBug bug) throws ReflectiveOperationException {
        Optional<Long> seed = bug.firstSeedThatFindsIt(1000);
        assertThat(seed).as(bug.toString()).isPresent();
        System.out.println("seed " + seed.get() + " finds: " + bug);
    }
}
