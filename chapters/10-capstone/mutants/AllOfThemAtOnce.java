// Switches all parts on at once and returns the first.
// killed-by: 10.3 the part that differs is returned
// says: you do not know which part it is
// story: https://git-scm.com/docs/git-bisect
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class AllOfThemAtOnce extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        List<String> found = trial.run(parts(EnumSet.allOf(Part.class), bench));
        return found.equals(expected) ? Optional.empty() : Optional.of(Part.QUEUE);
    }
}
