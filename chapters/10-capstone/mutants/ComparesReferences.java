// Compares two lists with !=, which compares references.
// killed-by: 10.3 no part differs
// says: compare them with equals
// story: https://errorprone.info/bugpattern/ReferenceEquality
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class ComparesReferences extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            if (trial.run(parts(Set.of(part), bench)) != expected) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
