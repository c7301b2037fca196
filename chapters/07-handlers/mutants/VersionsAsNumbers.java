// Compares resourceVersions as numbers where they are numbers.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: not as numbers
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import java.math.BigInteger;

public class VersionsAsNumbers extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        String digits = "[0-9]+";
        if (before.resourceVersion().matches(digits) && now.resourceVersion().matches(digits)) {
            return !new BigInteger(before.resourceVersion()).equals(new BigInteger(now.resourceVersion()));
        }
        return super.changed(before, now);
    }
}
