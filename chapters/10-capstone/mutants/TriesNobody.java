// Says that all is well, and tries nothing.
// killed-by: 10.3 nobody differs
// says: each part has to be tried
// story: https://github.com/kubernetes/kubernetes/issues/115658
import java.util.Optional;

public class TriesNobody extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        return Optional.empty();
    }
}
