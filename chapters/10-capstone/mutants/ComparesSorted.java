// Compares the lines sorted.
// killed-by: 10.3 the part that differs is returned
// says: the same lines in another order
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ComparesSorted extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(expected.stream().sorted().toList().equals(came.stream().sorted().toList()))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
