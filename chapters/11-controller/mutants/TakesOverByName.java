// Treats every object with the right name as a copy.
// killed-by: 11.3 without a source copies are deleted, other objects stay
// says: The object in team-b is not a copy
// story: https://github.com/kelos-dev/kelos/pull/1328
import informers.api.ConfigMap;

public class TakesOverByName extends DesiredCopier {
    public TakesOverByName(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean isOurs(ConfigMap there) {
        return !there.namespace().equals("default");
    }
}
