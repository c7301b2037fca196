// Takes whatever has the right name for its own.
// killed-by: 11.3 without a source, the copies go; what is not a copy stays
// says: no controller made
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
