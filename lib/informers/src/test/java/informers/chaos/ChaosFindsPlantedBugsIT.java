package informers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each planted bug is found within three thousand schedules; most within a hundred. */
class ChaosFindsPlantedBugsIT {
    @ParameterizedTest
    @FieldSource("informers.chaos.PlantedBugs#ALL")
    void aPlantedBugIsFound(PlantedBug bug) throws ReflectiveOperationException {
        Optional<Long> seed = bug.firstSeedThatFindsIt(3000);
        assertThat(seed).as(bug.toString()).isPresent();
        System.out.println("seed " + seed.get() + " finds: " + bug);
    }

    @Test
    void aFailureIsReportedWithFewStepsAndACommand() throws ReflectiveOperationException {
        PlantedBug ghost = PlantedBugs.ALL.get(0);
        long seed = ghost.firstSeedThatFindsIt(1000).orElseThrow();
        String report = ghost.report(seed);
        assertThat(report)
                .contains(
                        "Seed " + seed + " fails:",
                        "which the server does not have",
                        "  delete ",
                        "-Dchaos.seed=" + seed + "\n",
                        "-Dchaos.seed=" + seed + " -Dchaos.keep=");
        Matcher fewer = Pattern.compile("Of its ([0-9]+) steps, these are enough to fail: ([0-9]+)\n")
                .matcher(report);
        assertThat(fewer.find()).isTrue();
        assertThat(Integer.parseInt(fewer.group(2))).isBetween(1, 10).isLessThan(Integer.parseInt(fewer.group(1)));
    }
}
