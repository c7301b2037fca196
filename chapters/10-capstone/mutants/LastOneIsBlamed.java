// Goes on after the first that differs, and names the last.
// killed-by: 10.3 of two, the first is named
// says: so mend that first
// story: https://git-scm.com/docs/git-bisect
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class LastOneIsBlamed extends SwitchedAssembly {
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
