// Compares the lines one by one, as many as both have.
// killed-by: 10.3 the part that differs is returned
// says: one line more, at the end
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

public class ComparesTheLinesOfTheShorter extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> came = trial.run(parts(Set.of(part), bench));
            if (!(IntStream.range(0, Math.min(expected.size(), came.size())).allMatch(i -> expected.get(i).equals(came.get(i))))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
