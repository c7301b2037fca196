// Looks only whether the lines begin with the expected ones.
// killed-by: 10.3 the part that differs is returned
// says: one line more, at the end
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class LongerIsFine extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(expected.size() <= came.size() && came.subList(0, expected.size()).equals(expected))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
