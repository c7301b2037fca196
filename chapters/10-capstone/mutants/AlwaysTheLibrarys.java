// Uses no part of the bench, so no part ever differs.
// killed-by: 10.2 one switch, one part
// says: no part of the bench, only the library
// story: https://git-scm.com/docs/git-bisect
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class AlwaysTheLibrarys extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        return InformerParts.standard();
    }
}
