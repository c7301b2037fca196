// Takes all parts from the bench, whatever is switched on.
// killed-by: 10.1 all parts the library's
// says: none may be taken from the bench
// story: https://git-scm.com/docs/git-bisect
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.EnumSet;
import java.util.Set;

public class AlwaysYours extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        return super.parts(EnumSet.allOf(Part.class), bench);
    }
}
