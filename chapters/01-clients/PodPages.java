import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.util.List;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Sections;
import workbook.cli.UserError;

/**
 * Given, for the script: all pods, page by page. Three at a time where there are few; on a large cluster larger pages, for a
 * client sends 5 requests a second. A user who may not list the pods of all namespaces gets those of one.
 */
final class PodPages {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");

    private static final int SMALL = 3;
    private static final int LARGE = 500;
    private static final int SHOWN = 6;

    private final RestServer server;
    private final MineOption mine;
    private final String namespace;

    PodPages(RestClient rest, MineOption mine, String namespace) {
        this.server = new RestServer(rest);
        this.mine = mine;
        this.namespace = namespace;
    }

    void print() {
        Lister lister = mine.choose("01-clients/MyLister.java", Lister.class, LibLister::new);
        int pods;
        String in = "";
        String why = "";
        try {
            pods = count("/api/v1/pods");
        } catch (ApiException e) {
            if (!e.isForbidden()) {
                throw e;
            }
            in = namespace;
            why = "Those of " + in + " only: " + Sections.missing(e);
            pods = countIn(in);
        }
        System.out.println("\n3. All pods, " + pace(pods) + ", with " + mine.whose() + " lister");
        if (!why.isEmpty()) {
            System.out.println(Paragraph.of(why, "   "));
        }
        Few shown = new Few(SHOWN, "   ", System.out::println);
        List<String> names = lister.names(new Requests(server, shown, most(pods)), PODS, in, limit(pods));
        shown.end();
        System.out.println("   " + Few.count(names.size(), "pod", "pods")
                + (names.isEmpty() ? "" : ", from " + names.get(0) + " to " + names.get(names.size() - 1)));
    }

    private int countIn(String one) {
        try {
            return count("/api/v1/namespaces/" + one + "/pods");
        } catch (ApiException e) {
            System.out.println("\n3. All pods, page by page");
            throw e;
        }
    }

    /** How many there are, as far as the server says. */
    private int count(String path) {
        JsonNode first = server.get(path + "?limit=1");
        int there = first.path("items").size();
        boolean more = !first.at("/metadata/continue").asText("").isEmpty();
        return there + (more ? first.at("/metadata/remainingItemCount").asInt(Integer.MAX_VALUE / 2) : 0);
    }

    private static int limit(int pods) {
        return pods <= 10 * SMALL ? SMALL : LARGE;
    }

    private static String pace(int pods) {
        return limit(pods) == SMALL ? "three at a time" : LARGE + " at a time and 5 requests a second";
    }

    /** Twice as many requests as it takes: pods come and go meanwhile. */
    private static int most(int pods) {
        return 10 + 2 * (pods / limit(pods));
    }

    /** The server that the lister sees. It prints what it is asked, and ends a class that would ask for ever. */
    private static final class Requests implements Lister.Server {
        private final Lister.Server server;
        private final Few shown;
        private final int most;
        private int count;

        Requests(Lister.Server server, Few shown, int most) {
            this.server = server;
            this.shown = shown;
            this.most = most;
        }

        @Override
        public JsonNode get(String url) {
            shown.add("GET " + url.replaceFirst("(continue=.{20}).*", "$1…"));
            if (++count > most) {
                throw new UserError("the lister has sent " + most + " requests, and the list has no end. The token of each page"
                        + " leads to the next one, and the last page has none.");
            }
            return server.get(url);
        }
    }
}
