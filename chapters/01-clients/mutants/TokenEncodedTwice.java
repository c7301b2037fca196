// Encodes the token when it reads the page, and again when it builds the URL.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: must be encoded, exactly once
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

public class TokenEncodedTwice extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        Page page = super.page(server, r, namespace, limit, token);
        String encoded = URLEncoder.encode(page.continueToken(), StandardCharsets.UTF_8);
        return new Page(page.names(), page.resourceVersion(), encoded);
    }
}
