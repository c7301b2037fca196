// Compares the lines without upper and lower case.
// killed-by: 10.3 the part that differs is returned
// says: upper and lower case differ
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ComparesLinesWithoutCase extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(String.join("\n", expected).equalsIgnoreCase(String.join("\n", came)))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
