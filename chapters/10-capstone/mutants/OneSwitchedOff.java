// Switches all parts on except one, and returns the part without which nothing differs: with two broken parts there is
// none.
// killed-by: 10.3 of two parts that differ, the first is returned
// says: Each of them differs when it alone is switched on
// story: https://git-scm.com/docs/git-bisect
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class OneSwitchedOff extends SwitchedAssembly {
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        if (trial.run(parts(EnumSet.allOf(Part.class), bench)).equals(expected)) {
            return Optional.empty();
        }
        for (Part part : Part.values()) {
            if (trial.run(parts(EnumSet.complementOf(EnumSet.of(part)), bench)).equals(expected)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
