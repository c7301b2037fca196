// Tries three times, and then throws an exception of its own that says nothing.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: throws the exception of server.get()
// story: https://errorprone.info/bugpattern/UnusedException
import informers.api.GroupVersionResource;
import java.util.List;

public class ForgetsTheException extends RecursiveListReader {
    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return super.names(server, resource, namespace, limit);
            } catch (RuntimeException e) {
                // the next attempt begins with the first page
            }
        }
        throw new IllegalStateException("no list");
    }
}
