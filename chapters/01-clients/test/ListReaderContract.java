import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
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
        assertThat(answer().path(PODS, "kube-system"))
                .as("The name of the core group is empty. Its paths begin with /api, not with /apis/GROUP.")
                .isEqualTo("/api/v1/namespaces/kube-system/pods");
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
        Map<String, String> pages = Map.of(
                "", page("a+b/c=&d", "one"),
                "a+b/c=&d", page("e f"),
                "e f", page("", "two", "one"));
        List<String> requests = new ArrayList<>();
        ListReader.Server server = url -> {
            requests.add(url);
            String token = query(url).getOrDefault("continue", "");
            assertThat(token)
                    .as("The server accepts only tokens that it sent. A token is part of a URL, so the characters + / = &"
                            + " and the space must be encoded, exactly once (URLEncoder). The server received this token:")
                    .isIn(pages.keySet());
            assertThat(requests).as("Your answer requests the same pages again and again.").hasSizeLessThan(10);
            return Json.tree(pages.get(token).getBytes(StandardCharsets.UTF_8));
        };
        List<String> names = answer().names(server, PODS, "", 2);
        assertThat(names)
                .as("A page without a token is the last one. A short page or an empty page is not.")
                .startsWith("one")
                .contains("two");
        assertThat(names)
                .as("The list covers all namespaces. The second \"one\" is in another namespace: it is another object, so the"
                        + " name occurs twice.")
                .containsExactly("one", "two", "one");
    }

    @Task("1.4 (optional) the preferred version")
    void preferredVersion() {
        RecordedServer server = new RecordedServer();
        assertThat(answer().preferredVersion(server, "autoscaling"))
                .as("The server serves autoscaling in v2 and v1, and preferredVersion is the one that it prefers.")
                .isEqualTo("v2");
        assertThat(answer().preferredVersion(server, ""))
                .as("The core group is not in /apis: request /api, which lists its versions.")
                .isEqualTo("v1");
        assertThat(server.requests)
                .as("The server decides for the core group too: do not return a constant v1, request /api.")
                .contains("/api");
        String groups =
                "{\"groups\":[{\"name\":\"example.com\",\"versions\":[{\"version\":\"v2alpha1\"},{\"version\":\"v1\"}],\"preferredVersion\":{\"version\":\"v1\"}}]}";
        assertThat(answer().preferredVersion(url -> Json.tree(groups.getBytes(StandardCharsets.UTF_8)), "example.com"))
                .as("The preferred version is the one in preferredVersion: not the first of the list, and not the highest.")
                .isEqualTo("v1");
    }

    private static String page(String token, String... names) {
        StringBuilder items = new StringBuilder();
        for (String name : names) {
            items.append(items.isEmpty() ? "" : ",").append("{\"metadata\":{\"name\":\"" + name + "\"}}");
        }
        return "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"1\""
                + (token.isEmpty() ? "" : ",\"continue\":\"" + token + "\"") + "},\"items\":[" + items + "]}";
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new java.util.LinkedHashMap<>();
        int mark = url.indexOf('?');
        for (String part : mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
            int is = part.indexOf('=');
            query.put(
                    is < 0 ? part : part.substring(0, is),
                    java.net.URLDecoder.decode(is < 0 ? "" : part.substring(is + 1), StandardCharsets.UTF_8));
        }
        query.values().removeIf(String::isEmpty);
        return query;
    }
}
