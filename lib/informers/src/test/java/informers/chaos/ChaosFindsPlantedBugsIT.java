package informers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each planted bug is found within three thousand schedules; most within a hundred. {@code -Dchaos.bugs.first=1} begins at 1 with all. */
class ChaosFindsPlantedBugsIT {
    /** One schedule in thousands finds it, which takes half a minute. So the search begins a little before one that does. */
    private static final Map<String, Long> RARE =
            Map.of("RealFIFO: what is only queued survives a list without it, a ghost (kubernetes#115658)", 1850L);

    @ParameterizedTest
    @FieldSource("informers.chaos.PlantedBugs#ALL")
    void aPlantedBugIsFound(PlantedBug bug) throws ReflectiveOperationException {
        long first = Long.getLong("chaos.bugs.first", RARE.getOrDefault(bug.name(), 1L));
        Optional<Long> seed = bug.firstSeedThatFindsIt(first, first + 2999);
        assertThat(seed).as(bug.toString()).isPresent();
        System.out.println("seed " + seed.get() + " finds: " + bug);
    }

    @Test
    void aFailureIsReportedWithFewStepsAndACommand() throws ReflectiveOperationException {
        PlantedBug ghost = PlantedBugs.ALL.get(0);
        long seed = ghost.firstSeedThatFindsIt(1, 1000).orElseThrow();
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
