// Runs yours twice and compares the two: they never differ.
// killed-by: 10.3 the part that differs is named
// says: Compare what the library's parts did
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ComparesWithItself extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        for (Part part : Part.values()) {
            List<String> expected = trial.run(parts(Set.of(part), bench));
            if (!trial.run(parts(Set.of(part), bench)).equals(expected)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
