import informers.api.GroupVersionResource;
import java.util.List;
import workbook.grade.Todo;

/**
 * Your file for chapter 01. Write the bodies, one task after the other; `mvn test` grades them.
 * README.md describes the tasks, ListReader.java the methods and their parameters.
 */
public class MyListReader implements ListReader {

    // Task 1.1
    @Override
    public String path(GroupVersionResource resource, String namespace) {
        // The name of the core group is the empty string. Its paths begin with /api, those of all other groups with
        // /apis/GROUP.
        throw new Todo("1.1 the path of a resource in a namespace");
    }

    // Task 1.2
    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        // server.get(path + "?limit=3&continue=TOKEN") returns the list as a JsonNode; path("items") is its array.
        throw new Todo("1.2 one page of a list");
    }

    // Task 1.3
    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        // Request page after page until a page has no continue token.
        throw new Todo("1.3 all pages of a list");
    }

    // Task 1.4
    @Override
    public String preferredVersion(Server server, String group) {
        // GET /apis lists all groups except the core group. GET /api lists the versions of the core group.
        throw new Todo("1.4 (optional) the version that the server prefers");
    }
}
