import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** The graded tests of chapter 01. They run on the library's answer and on yours. */
@WithoutUsing(packages = {"informers.client", "informers.listwatch"}, value = LibListReader.class)
public abstract class ListReaderContract extends Contract<ListReader> {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");

    @BeforeAll
    static void startTheRecordedCluster() {
        RecordedServer.start(); // here, so that the time limit of the first test does not include it
    }

    @Task("1.1 pods of a namespace")
    void corePath() {
        String path = answer().path(PODS, "kube-system");
        assertThat(path)
                .as(path != null && path.startsWith("/apis")
                        ? "The name of the core group is empty. Its paths begin with /api, not with /apis/GROUP."
                        : "The path of the pods in the namespace kube-system: /api (the core group), the version, /namespaces/NAME,"
                                + " the resource.")
                .isEqualTo("/api/v1/namespaces/kube-system/pods");
        // an empty string that is not the same object as ""
        ListReader reader = answer();
        assertThat(reader.path(new GroupVersionResource(empty(), "v2", "pods"), "team-a"))
                .as("The group is empty, so this is a path of the core group, in the version v2. Compare strings with"
                        + " isEmpty() or equals(): == compares two objects, and is false for an empty string that was read from a"
                        + " file. The version is that of the GVR.")
                .isEqualTo("/api/v2/namespaces/team-a/pods");
        assertThat(reader.path(PODS, empty()))
                .as("The namespace is empty (compare with isEmpty() or equals(), not with ==): leave out /namespaces/NAME. It"
                        + " was the second call of the same reader: a path does not depend on the calls before.")
                .isEqualTo("/api/v1/pods");
    }

    @Task("1.1 deployments of a namespace, and of all")
    void groupPath() {
        assertThat(answer().path(DEPLOYMENTS, "default"))
                .as("The paths of a group with a name begin with /apis/GROUP/VERSION.")
                .isEqualTo("/apis/apps/v1/namespaces/default/deployments");
        assertThat(answer().path(DEPLOYMENTS, ""))
                .as("An empty namespace means all namespaces: leave out the part /namespaces/NAME.")
                .isEqualTo("/apis/apps/v1/deployments");
        assertThat(answer().path(GroupVersionResource.core("v1", "nodes"), ""))
                .as("A node belongs to no namespace: its path has no part /namespaces/NAME.")
                .isEqualTo("/api/v1/nodes");
        assertThat(answer().path(new GroupVersionResource("metrics.example.com", "v1alpha3", "nodes"), "team-a"))
                .as("A custom resource may have any group, any version and any name, also one that a Kubernetes resource has."
                        + " The path is built from the GVR and the namespace alone, not from a table of known resources.")
                .isEqualTo("/apis/metrics.example.com/v1alpha3/namespaces/team-a/nodes");
    }

    @Task("1.2 the first page")
    void firstPage() {
        RecordedServer server = new RecordedServer();
        ListReader.Page page = answer().page(server, PODS, "", 3, "");
        assertThat(server.requests)
                .as("The first page is one request, with the limit in its query and without a continue token.")
                .singleElement()
                .satisfies(url -> assertThat(query(url)).isEqualTo(Map.of("limit", "3")));
        assertThat(page.names())
                .as("The names are in items[].metadata.name. Return them in the server's order.")
                .containsExactly(
                        "busy-box-78b9fcdbdb-7v2md", "cloud-enterprise-dfc96f8d6-mhz7w", "ngx-68b4df5cb9-4h9jt");
        assertThat(page.resourceVersion())
                .as("The version of the list is in metadata.resourceVersion of the list. Each item has a version of its own,"
                        + " which is not the version of the list.")
                .isEqualTo("510");
        assertThat(page.continueToken())
                .as("The page has 3 of 15 pods, so the server sent a token in metadata.continue.")
                .isNotEmpty();
        aPageInTheMiddle();
    }

    private void aPageInTheMiddle() {
        PagedServer server = new PagedServer("/apis/apps/v1/namespaces/team-a/deployments")
                .page("a+b=", "next 1", "web", "api")
                .page("next 1", "");
        ListReader reader = answer();
        ListReader.Page page = reader.page(server, DEPLOYMENTS, "team-a", 1000, "a+b=");
        assertThat(query(server.requests.get(0)))
                .as("page() with the limit 1000 and a token: both are in the query.")
                .isEqualTo(Map.of("limit", "1000", "continue", "a+b="));
        assertThat(page)
                .as("The page has the names, the resourceVersion and the token of this response. A resourceVersion and a token"
                        + " are texts, and may be no numbers.")
                .isEqualTo(new ListReader.Page(List.of("web", "api"), "rv-18446744073709551616", "next 1"));
        ListReader.Page last = reader.page(server, DEPLOYMENTS, "team-a", 0, "next 1");
        assertThat(server.requests)
                .as("page() was called twice, and sends one request each time.")
                .hasSize(2);
        assertThat(query(server.requests.get(1)))
                .as("page() with the limit 0 and a token: the token is sent, and no limit.")
                .isEqualTo(Map.of("continue", "next 1"));
        assertThat(last)
                .as("The second page has no objects and no token. Each call of page() returns what its own response has.")
                .isEqualTo(new ListReader.Page(List.of(), "rv-18446744073709551616", ""));
        assertThat(page.names())
                .as("page() was called again on the same reader, and the page that it had returned before changed: create a new"
                        + " list in each call.")
                .containsExactly("web", "api");
    }

    @Task("1.2 a list in one piece")
    void wholeList() {
        RecordedServer server = new RecordedServer();
        ListReader.Page page = answer().page(server, PODS, "default", 0, "");
        assertThat(query(server.requests.get(0)))
                .as("A limit of 0 means no limit: send no limit parameter.")
                .isEmpty();
        assertThat(page.names()).as("the pods of the namespace default").hasSize(6);
        assertThat(page.continueToken())
                .as("The last page has no metadata.continue: return the empty string for it, not null and not \"null\".")
                .isEqualTo("");
    }

    @Task("1.3 all pages, each object once")
    void allPages() {
        RecordedServer server = new RecordedServer();
        List<String> names = answer().names(server, PODS, "", 4);
        assertThat(names)
                .as("15 pods in pages of 4: request the next page as long as the server sends a token, and return the names of"
                        + " all pages, in the server's order.")
                .hasSize(15)
                .doesNotHaveDuplicates()
                .startsWith("busy-box-78b9fcdbdb-7v2md")
                .endsWith("metrics-server-948fd54f4-kmw84");
        assertThat(server.requests).as("4 + 4 + 4 + 3 pods take four requests.").hasSize(4);
    }

    @Task("1.3 the token decides, and is sent back unchanged")
    void tokenDecides() {
        // A page may have fewer objects than the limit, even none, and still not be the last one.
        PagedServer server = new PagedServer("/api/v1/pods")
                .page("", "a+b/c=&d", "one")
                .page("a+b/c=&d", "e f")
                .page("e f", "", "two", "one");
        List<String> names = answer().names(server, PODS, "", 2);
        assertThat(names)
                .as("A page without a token is the last one. A short page or an empty page is not.")
                .startsWith("one")
                .contains("two");
        assertThat(names)
                .as("The list covers all namespaces. The second \"one\" is in another namespace: it is another object, so the"
                        + " name occurs twice.")
                .containsExactly("one", "two", "one");
        otherTokens();
        manyPages();
    }

    private void otherTokens() {
        PagedServer server = new PagedServer("/apis/apps/v1/namespaces/team-a/deployments")
                .page("", "null", "web", "web-2", "api")
                .page("null", " ", "web")
                .page(" ", "100%25#?é绿", "b")
                .page("100%25#?é绿", "", "a");
        ListReader reader = answer();
        List<String> expected = List.of("web", "web-2", "api", "web", "b", "a");
        List<String> names = reader.names(server, DEPLOYMENTS, "team-a", 0);
        assertThat(names)
                .as("names() without a limit, of a server that sends pages nevertheless, with the tokens \"null\", \" \" and"
                        + " \"100%25#?é绿\". A token may contain any characters: only a missing or an empty one ends the list."
                        + " The names are in the server's order, and equal names stay.")
                .isEqualTo(expected);
        assertThat(reader.names(server, DEPLOYMENTS, "team-a", 3))
                .as("names() a second time, on the same reader: read the list again, from its first page, and return only"
                        + " the names of this call.")
                .isEqualTo(expected);
        assertThat(server.requests.subList(4, server.requests.size()))
                .as("names() a second time sends four requests of its own, each with its limit of 3: read the list again, and do"
                        + " not keep the one of the first call.")
                .hasSize(4)
                .allSatisfy(url -> assertThat(query(url)).containsEntry("limit", "3"));
        PagedServer changed = new PagedServer("/apis/apps/v1/namespaces/team-a/deployments").page("", "");
        assertThat(reader.names(changed, DEPLOYMENTS, "team-a", 3))
                .as("names() a third time; now the list has no objects. Do not keep the names of an earlier call.")
                .isEmpty();
        assertThat(names)
                .as("names() was called again, and the list that it had returned before changed: create a new list in each call.")
                .isEqualTo(expected);
    }

    private void manyPages() {
        PagedServer server = new PagedServer("/api/v1/pods").atMost(300);
        List<String> expected = new ArrayList<>();
        for (int page = 0; page < 300; page++) {
            String[] names = new String[page == 0 ? 1200 : 1];
            for (int i = 0; i < names.length; i++) {
                names[i] = "pod-" + page + "-" + i;
            }
            expected.addAll(List.of(names));
            server.page(page == 0 ? "" : "t" + page, page == 299 ? "" : "t" + (page + 1), names);
        }
        assertThat(answer().names(server, PODS, "", 1200))
                .as("A list of 300 pages, the first one with 1,200 objects: read all pages, however many there are.")
                .hasSize(expected.size())
                .isEqualTo(expected);
        aFailure();
    }

    /** Half a list must not look like a whole one. */
    private void aFailure() {
        PagedServer server = new PagedServer("/api/v1/pods")
                .page("", "t1", "one", "two")
                .page("t1", "", "three")
                .failsOnce("t1", new IllegalStateException("HTTP 500"));
        ListReader reader = answer();
        List<String> names = null;
        try {
            names = reader.names(server, PODS, "", 2);
        } catch (RuntimeException e) {
            // right: the caller sees that it has no list
        }
        assertThat(names)
                .as("The request for the second page failed, and names() returned the names of a part of the list. The caller"
                        + " cannot see that the others are missing. Do not catch the exception of server.get(); or begin again"
                        + " with the first page, and return the whole list.")
                .isIn(null, List.of("one", "two", "three"));
        RuntimeException down = new IllegalStateException("the server is down");
        RuntimeException thrown = null;
        try {
            answer().names(url -> {
                throw down;
            }, PODS, "", 2);
        } catch (RuntimeException e) {
            thrown = e;
        }
        assertThat(thrown)
                .as("Every request failed with the same exception. ListReader.java: names() throws the exception of server.get(), so"
                        + " that the caller learns what happened.")
                .isSameAs(down);
        assertThat(reader.names(server, PODS, "", 2))
                .as("The second page failed in the first call of names(). The second call, on the same reader, begins with the"
                        + " first page and returns each name once: do not keep names or tokens of a call that failed.")
                .containsExactly("one", "two", "three");

        PagedServer expired = new PagedServer("/api/v1/pods").page("", "t1", "old-1", "old-2").page("t1", "", "old-3");
        ListReader.Server gone = url -> {
            if (query(url).containsKey("continue")) {
                expired.page("", "", "new-1"); // the list of a later moment
                throw RecordedServer.expired(url);
            }
            return expired.get(url);
        };
        try {
            names = answer().names(gone, PODS, "", 2);
        } catch (RuntimeException e) {
            names = null;
        }
        assertThat(names)
                .as("The server answered 410 Expired to the token of the second page: it no longer has the data of that moment."
                        + " Either let the exception of server.get() reach the caller, or begin again without a token and return"
                        + " only the new list. All pages together are the list at one moment.")
                .isIn(null, List.of("new-1"));
    }

    @Task("1.4 (optional) the preferred version")
    void preferredVersion() {
        RecordedServer server = new RecordedServer();
        assertThat(versionOf("autoscaling", server))
                .as("The server serves autoscaling in v2 and v1, and preferredVersion is the one that it prefers.")
                .isEqualTo("v2");
        assertThat(coreVersion(server))
                .as("The core group is not in /apis: request /api, which lists its versions.")
                .isEqualTo("v1");
        assertThat(server.requests)
                .as("The server decides for the core group too: do not return a constant v1, request /api.")
                .contains("/api");
        otherGroups();
    }

    private String versionOf(String group, ListReader.Server server) {
        try {
            return answer().preferredVersion(server, group);
        } catch (IllegalArgumentException e) {
            return fail("The server has the group " + group + " (it is in groups[] of GET /apis), but your preferredVersion() threw "
                    + e, e);
        }
    }

    private void otherGroups() {
        String groups =
                """
                {"groups":[
                {"name":"apps.example.com","versions":[{"version":"v7"}],"preferredVersion":{"version":"v7"}},
                {"name":"Example.com","versions":[{"version":"v8"}],"preferredVersion":{"version":"v8"}},
                {"name":"example.com","versions":[{"version":"v2alpha1"},{"version":"v1"},{"version":"v1beta1"}],"preferredVersion":{"version":"v1"}},
                {"name":"apps","versions":[{"version":"v3"}],"preferredVersion":{"version":"v3"}}]}""";
        ListReader reader = answer();
        ListReader.Server server = discovery(groups, "{\"versions\":[\"v9\",\"v1\",\"v2\"]}");
        assertThat(reader.preferredVersion(server, "example.com"))
                .as("The preferred version is the one in preferredVersion: not the first of the list, and not the highest.")
                .isEqualTo("v1");
        assertThat(reader.preferredVersion(server, "apps"))
                .as("The server has the groups apps.example.com and apps, in this order. The name must be equal: a group whose"
                        + " name begins with the same letters is another group.")
                .isEqualTo("v3");
        assertThat(reader.preferredVersion(server, empty()))
                .as("GET /api returned the versions v9, v1 and v2: return the first one. (The group is an empty string: compare"
                        + " with isEmpty() or equals(), not with ==.)")
                .isEqualTo("v9");
        assertThat(reader.preferredVersion(discovery(groups.replace("v3", "v4"), "{\"versions\":[\"v1\"]}"), "apps"))
                .as("The same reader is asked about another server, which prefers v4 for apps. Send the request again: a server"
                        + " is upgraded while clients run.")
                .isEqualTo("v4");
        String unknown = null;
        RuntimeException thrown = null;
        try {
            unknown = reader.preferredVersion(server, "example");
        } catch (RuntimeException e) {
            thrown = e;
        }
        assertThat(thrown)
                .as("The server has no group \"example\". ListReader.java: throw an IllegalArgumentException. Your answer"
                        + (thrown == null ? " returned " + unknown : " threw " + thrown))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ListReader.Server discovery(String groups, String core) {
        return url -> PagedServer.tree(url.equals("/api") ? core : groups);
    }

    private String coreVersion(ListReader.Server server) {
        try {
            return answer().preferredVersion(server, "");
        } catch (RuntimeException e) {
            return fail(
                    "preferredVersion() of the core group threw " + e + ". The core group is not in /apis: request /api, which"
                            + " lists its versions.",
                    e);
        }
    }

    /** Returns an empty string that is not the same object as the literal. */
    private static String empty() {
        return String.valueOf(new char[0]);
    }

    private static Map<String, String> query(String url) {
        return PagedServer.query(url);
    }
}
