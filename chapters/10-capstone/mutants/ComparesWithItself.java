// Runs the same parts twice and compares the lines: they never differ.
// killed-by: 10.3 the part that differs is returned
// says: Compare the lines of an informer of library parts
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
