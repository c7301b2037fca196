// Encodes the token when it takes it out of the page, and again when it puts it into the URL.
// killed-by: 1.3 the token decides, and travels as it is
// says: must be encoded, once
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

public class TokenEncodedTwice extends RecursiveLister {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        Page page = super.page(server, r, namespace, limit, token);
        String encoded = URLEncoder.encode(page.continueToken(), StandardCharsets.UTF_8);
        return new Page(page.names(), page.resourceVersion(), encoded);
    }
}
