// Returns empty without trying any part.
// killed-by: 10.3 no part differs
// says: each part must be tried
// story: https://github.com/kubernetes/kubernetes/issues/115658
import java.util.Optional;

public class TriesNoPart extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        return Optional.empty();
    }
}
