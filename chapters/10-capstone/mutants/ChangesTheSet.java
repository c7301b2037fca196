// Removes each part that it has switched on from the set of its caller.
// killed-by: 10.2 all switches at once
// says: must not change the set
// story: https://errorprone.info/bugpattern/ModifyCollectionInEnhancedForLoop
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class ChangesTheSet extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = super.parts(yours, bench);
        if (yours.size() > 1) {
            yours.clear();
        }
        return parts;
    }
}
