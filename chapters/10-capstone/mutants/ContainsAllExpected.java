// Looks only whether all expected lines came, in any order.
// killed-by: 10.3 the part that differs is returned
// says: all lines, not their number
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ContainsAllExpected extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(came.containsAll(expected))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
