// Catches the exception of a list that cannot be read.
// killed-by: 5.4 replace replaces all objects
// says: The caller must receive this exception
// story: https://errorprone.info/bugpattern/CatchAndPrintStackTrace
import informers.api.KubeObject;
import java.util.List;

public class ReplaceSwallowsTheFailure extends LockedStore {
    @Override
    public void replace(List<KubeObject> objects) {
        try {
            super.replace(objects);
        } catch (RuntimeException e) {
            // wrong: nobody learns that the store has the old objects
        }
    }
}
