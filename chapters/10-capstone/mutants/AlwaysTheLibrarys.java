// Takes nothing from the bench, so nothing ever differs.
// killed-by: 10.2 one switch, one part
// says: of which of the bench's parts the informer is made
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
