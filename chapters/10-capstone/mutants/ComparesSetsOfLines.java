// Compares the lines as sets that keep their order.
// killed-by: 10.3 the part that differs is returned
// says: one line twice
// story: https://git-scm.com/docs/git-bisect
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ComparesSetsOfLines extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(List.copyOf(new LinkedHashSet<>(expected)).equals(List.copyOf(new LinkedHashSet<>(came))))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
