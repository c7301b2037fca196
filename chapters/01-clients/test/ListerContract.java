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

/** Every graded test of chapter 01, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing(packages = {"informers.client", "informers.listwatch"}, value = LibLister.class)
public abstract class ListerContract extends Contract<Lister> {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");

    @BeforeAll
    static void startTheRecordedCluster() {
        Recorded.start(); // once; the first request would else pay for it
    }

    @Task("1.1 pods of a namespace")
    void corePath() {
        assertThat(answer().path(PODS, "kube-system"))
                .as("The core group has no name, so it has no /apis/NAME: it lives under /api.")
                .isEqualTo("/api/v1/namespaces/kube-system/pods");
    }

    @Task("1.1 deployments of a namespace, and of all")
    void groupPath() {
        assertThat(answer().path(DEPLOYMENTS, "default"))
                .as("A group with a name lives under /apis/GROUP/VERSION.")
                .isEqualTo("/apis/apps/v1/namespaces/default/deployments");
        assertThat(answer().path(DEPLOYMENTS, ""))
                .as("No namespace means all of them: the part /namespaces/NAME is left out.")
                .isEqualTo("/apis/apps/v1/deployments");
        assertThat(answer().path(GroupVersionResource.core("v1", "nodes"), ""))
                .as("Nodes belong to the whole cluster: their path has no namespace.")
                .isEqualTo("/api/v1/nodes");
    }

    @Task("1.2 the first page")
    void firstPage() {
        Recorded server = new Recorded();
        Lister.Page page = answer().page(server, PODS, "", 3, "");
        assertThat(server.asked)
                .as("One page is one request, with the limit in its query and no continue token yet.")
                .singleElement()
                .satisfies(url -> assertThat(query(url)).isEqualTo(Map.of("limit", "3")));
        assertThat(page.names())
                .as("The names are in items[].metadata.name, in the server's order.")
                .containsExactly(
                        "busy-box-78b9fcdbdb-7v2md", "cloud-enterprise-dfc96f8d6-mhz7w", "ngx-68b4df5cb9-4h9jt");
        assertThat(page.resourceVersion())
                .as("The version of the list is in its own metadata. Items have versions too; those are theirs.")
                .isEqualTo("510");
        assertThat(page.continueToken())
                .as("Twelve pods are still to come, so the server gave a token in metadata.continue.")
                .isNotEmpty();
    }

    @Task("1.2 a list in one piece")
    void wholeList() {
        Recorded server = new Recorded();
        Lister.Page page = answer().page(server, PODS, "default", 0, "");
        assertThat(query(server.asked.get(0)))
                .as("A limit of 0 means no limit: do not send one.")
                .isEmpty();
        assertThat(page.names()).hasSize(6);
        assertThat(page.continueToken())
                .as("The last page has no metadata.continue; say so with the empty text, not with null or \"null\".")
                .isEqualTo("");
    }

    @Task("1.3 all pages, each object once")
    void allPages() {
        Recorded server = new Recorded();
        List<String> names = answer().names(server, PODS, "", 4);
        assertThat(names)
                .as("15 pods in pages of 4: go on while the server gives a token, and keep every page, in the server's order.")
                .hasSize(15)
                .doesNotHaveDuplicates()
                .startsWith("busy-box-78b9fcdbdb-7v2md")
                .endsWith("metrics-server-948fd54f4-kmw84");
        assertThat(server.asked).as("4 + 4 + 4 + 3: four requests").hasSize(4);
    }

    @Task("1.3 the token decides, and travels as it is")
    void tokenDecides() {
        // A server may hand out fewer objects than asked for, even none, and still have more to come.
        Map<String, String> pages = Map.of(
                "", page("a+b/c=&d", "one"),
                "a+b/c=&d", page("e f"),
                "e f", page("", "two", "one"));
        List<String> asked = new ArrayList<>();
        Lister.Server server = url -> {
            asked.add(url);
            String token = query(url).getOrDefault("continue", "");
            assertThat(token)
                    .as("The server knows only tokens that it gave out. A token is put into a URL, so its + / = & and"
                            + " spaces must be encoded, once (URLEncoder). The server got this token:")
                    .isIn(pages.keySet());
            assertThat(asked).as("The same page is asked for again and again.").hasSizeLessThan(10);
            return Json.tree(pages.get(token).getBytes(StandardCharsets.UTF_8));
        };
        List<String> names = answer().names(server, PODS, "", 2);
        assertThat(names)
                .as("The end is where the token is missing, not where a page is short or empty.")
                .startsWith("one")
                .contains("two");
        assertThat(names)
                .as("All namespaces were asked for. The second \"one\" is of another namespace: it is another object.")
                .containsExactly("one", "two", "one");
    }

    @Task("1.4 (optional) the preferred version")
    void preferredVersion() {
        Recorded server = new Recorded();
        assertThat(answer().preferredVersion(server, "autoscaling"))
                .as("The server serves autoscaling in v2 and v1, and says in preferredVersion which one it prefers.")
                .isEqualTo("v2");
        assertThat(answer().preferredVersion(server, ""))
                .as("The core group is not in /apis: ask /api, which lists its versions.")
                .isEqualTo("v1");
        assertThat(server.asked)
                .as("For the core group too, the server has the last word: do not take v1 for granted, ask /api.")
                .contains("/api");
        String groups =
                "{\"groups\":[{\"name\":\"example.com\",\"versions\":[{\"version\":\"v2alpha1\"},{\"version\":\"v1\"}],\"preferredVersion\":{\"version\":\"v1\"}}]}";
        assertThat(answer().preferredVersion(url -> Json.tree(groups.getBytes(StandardCharsets.UTF_8)), "example.com"))
                .as("Which version is preferred is the server's word: not the first of the list, not the highest.")
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
