import informers.api.GroupVersionResource;
import java.util.List;
import workbook.grade.Todo;

/**
 * Your file for chapter 01. Write the bodies, one task after the other; `mvn test` grades them.
 * What is asked for stands in README.md; what the parameters mean, in Lister.java.
 */
public class MyLister implements Lister {

    // Task 1.1
    @Override
    public String path(GroupVersionResource resource, String namespace) {
        // The core group is the empty string. It lives under /api, every other group under /apis/GROUP.
        throw new Todo("1.1 the path of a resource in a namespace");
    }

    // Task 1.2
    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        // server.get(path + "?limit=3&continue=TOKEN") answers the list as a JsonNode; path("items") is its array.
        throw new Todo("1.2 one page of a list");
    }

    // Task 1.3
    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        // Ask for page after page, until the server says that there are no more.
        throw new Todo("1.3 follow continue to the end");
    }

    // Task 1.4
    @Override
    public String preferredVersion(Server server, String group) {
        // GET /apis tells of every group but the core one, which GET /api tells of.
        throw new Todo("1.4 (optional) the version that the server prefers");
    }
}
