// Compares the number of lines, not the lines.
// killed-by: 10.3 the part that differs is returned
// says: all lines, not their number
// story: https://git-scm.com/docs/git-bisect
import java.util.Optional;
import java.util.Set;

public class CountsLines extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        int expected = trial.run(parts(Set.of(), bench)).size();
        for (Part part : Part.values()) {
            if (trial.run(parts(Set.of(part), bench)).size() != expected) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
