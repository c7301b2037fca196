// Continues after the first part that differs, and returns the last one.
// killed-by: 10.3 of two parts that differ, the first is returned
// says: so it must be fixed first
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class LastOneIsReturned extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        Optional<Part> differs = Optional.empty();
        for (Part part : Part.values()) {
            if (!trial.run(parts(Set.of(part), bench)).equals(expected)) {
                differs = Optional.of(part);
            }
        }
        return differs;
    }
}
