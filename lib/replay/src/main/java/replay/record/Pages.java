package replay.record;

import informers.api.DecodeException;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists a resource in pages, so that the server does not have to build a long list at once. */
final class Pages {
    private static final long PAGE_SIZE = 500;

    private Pages() {}

    /**
     * Returns all objects, at the resourceVersion of the first page. If a continue token expires, everything is listed again
     * in one piece.
     *
     * @throws DecodeException if the server sends the same continue token again
     */
    static ObjectList<Unstructured> list(ResourceClient<Unstructured> client, ListOptions options) {
        List<Unstructured> items = new ArrayList<>();
        Set<String> tokens = new HashSet<>();
        ObjectList<Unstructured> page = client.list(options.withLimit(PAGE_SIZE));
        String version = page.resourceVersion();
        items.addAll(page.items());
        while (!page.continueToken().isEmpty()) {
            if (!tokens.add(page.continueToken())) {
                throw new DecodeException("expected a new continue token with each page, found the same again");
            }
            try {
                page = client.list(options.withLimit(PAGE_SIZE).withContinue(page.continueToken()));
            } catch (ApiException e) {
                if (e.status().reason().equals("Expired")) {
                    return client.list(options);
                }
                throw e;
            }
            items.addAll(page.items());
        }
        return ObjectList.of(version, items);
    }
}
